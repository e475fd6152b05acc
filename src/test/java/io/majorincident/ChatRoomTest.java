package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.FakeMattermost;
import io.majorincident.channel.FakeSlack;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.SwitchedChat;
import io.majorincident.incident.Incident;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** The responders find a room in their chat, with the right people in it and how it stands. */
class ChatRoomTest extends Night {

  @Autowired SwitchedChat chat;
  @Autowired TestRestTemplate http;
  @Autowired Outbox outbox;

  private FakeSlack slack;

  @BeforeEach
  void openSlack() throws IOException {
    slack = new FakeSlack();
    slack.knows(BEN, "UBEN");
    slack.knows(ANNA, "UANNA");
    slack.knows(EVA, "UEVA");
    slack.knows(GRETA, "UGRETA");
    chat.slack(slack.address(), FakeSlack.TOKEN, "");
  }

  @AfterEach
  void closeSlack() {
    chat.none();
    slack.close();
  }

  @Test
  void aRoomIsOpenedWhenSomebodyHasTakenIt() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(slack.calls).as("nobody works on it yet").isEmpty();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    FakeSlack.Room room = room(incident);
    assertThat(room.members).contains("UBEN", "UANNA").doesNotContain("UEVA", "UGRETA");
    assertThat(room.topic).startsWith("[SEV1] ").endsWith("| Ben Carter leads | Being fixed");
    assertThat(room.messages)
        .singleElement()
        .asString()
        .contains(incident.number(), "Incident manager: Ben Carter", "Call: https://");
    assertThat(mail.by("openChannels").get(0).text()).contains("#" + room.name);
    assertThat(outbox.of(incident.number()))
        .filteredOn(sent -> sent.channel().equals("room"))
        .hasSize(2)
        .allMatch(sent -> sent.state() == DeliveryStatus.State.DELIVERED);
  }

  @Test
  void whoeverJoinsLaterIsInvitedAndTheTopicFollows() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("socialMediaLead", "greta", "Answer what is asked.");
    assertThat(room(incident).members).contains("UGRETA").doesNotContain("UEVA");
    scenario.report("ben", incident, "role", leadBy("clara"));
    assertThat(room(incident).topic).contains("Clara Vogt leads");
    assertThat(room(incident).messages).as("nothing is said twice").hasSize(1);
    scenario.report("clara", incident, "falseAlarm", Map.of());
    assertThat(room(incident).topic).endsWith("| False alarm");
    assertThat(slack.rooms()).hasSize(1);
  }

  @Test
  void aCrashBetweenOpeningAndInvitingIsMadeGood() {
    slack.failNext("conversations.invite", "internal_error");
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(room(incident).members).isEmpty();
    assertThat(room(incident).messages).isEmpty();
    chat.restart();
    minutes(1);
    assertThat(slack.rooms()).as("no second room").hasSize(1);
    assertThat(room(incident).members).contains("UBEN", "UANNA");
    assertThat(room(incident).messages).hasSize(1);
  }

  @Test
  void aTopicThatHoldsNoLongerIsNotSet() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    slack.failNext("conversations.setTopic", "internal_error");
    scenario.report("ben", incident, "role", leadBy("clara"));
    assertThat(room(incident).topic).contains("Ben Carter leads");
    scenario.report("clara", incident, "role", leadBy("hugo"));
    assertThat(room(incident).topic).contains("Hugo Brandt leads");
    long before = slack.calls.stream().filter("conversations.setTopic"::equals).count();
    minutes(2);
    assertThat(room(incident).topic).contains("Hugo Brandt leads");
    assertThat(slack.calls).filteredOn("conversations.setTopic"::equals).hasSize((int) before);
  }

  @Test
  void peopleAreLedToARoomInMattermost() throws IOException {
    try (FakeMattermost mattermost = new FakeMattermost()) {
      mattermost.knows(BEN, "uben");
      chat.mattermost(mattermost.address(), FakeMattermost.TOKEN, FakeMattermost.TEAM);
      Incident incident = scenario.alert("checkout", "critical");
      scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
      String name = incident.number().toLowerCase();
      String link = mattermost.address() + "/muster/channels/" + name;
      assertThat(scenario.now(incident).chatRoom()).isEqualTo(link);
      assertThat(mail.by("openChannels").get(0).text()).contains(link);
      assertThat(mattermost.room(name).members).contains("uben");
      assertThat(mattermost.room(name).header).contains("Ben Carter leads");
      assertThat(slack.calls).isEmpty();
    }
  }

  @Test
  void withoutAChatARoomIsOnlyNamed() {
    chat.none();
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.now(incident).chatRoom()).isEqualTo("#" + incident.number().toLowerCase());
    assertThat(slack.calls).isEmpty();
    assertThat(outbox.of(incident.number())).noneMatch(sent -> sent.channel().equals("room"));
  }

  @Test
  void anAdministratorTriesItOut() {
    assertThat(attempt().getBody()).hasToString("{\"delivered\":true}");
    assertThat(slack.room("trial").messages).singleElement().asString().contains("only a test");
    chat.none();
    assertThat(attempt().getStatusCode().value()).isEqualTo(422);
    assertThat(attempt().getBody().path("detail").asText()).startsWith("No chat opens rooms: set ");
  }

  private ResponseEntity<JsonNode> attempt() {
    return http.withBasicAuth("admin", "demo")
        .postForEntity(
            "/api/channels/test", Map.of("channel", "room", "recipient", "#trial"), JsonNode.class);
  }

  private FakeSlack.Room room(Incident incident) {
    return slack.room(incident.number().toLowerCase());
  }

  private static Map<String, Object> leadBy(String person) {
    return Map.of("changedRole", "incidentManager", "newHolder", person);
  }
}
