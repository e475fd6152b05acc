package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.FakeSlack;
import io.majorincident.channel.SwitchedChat;
import io.majorincident.incident.Incident;
import io.majorincident.oncall.Contact;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Whoever is paged answers by a button below the message in the chat. */
class ChatAnswerTest extends PlannersNight {

  private static final String SIGNING_SECRET = "signing-secret-of-the-tests";
  private static final String SLACK = "/api/chat/slack";
  private static final String MATTERMOST = "/api/chat/mattermost";

  @Autowired FakeChannel chat;
  @Autowired SwitchedChat switched;

  private FakeSlack slack;
  private String webhook;
  private int clicks;

  @BeforeEach
  void giveBenAndAnnaAChat() throws IOException {
    slack = new FakeSlack();
    slack.knows(BEN, "UBEN");
    slack.knows(ANNA, "UANNA");
    webhook = slack.address() + "/services/T0/";
    String push = "      - push: https://push.muster-shop.example/ben\n";
    String mail = "      - mail: anna@muster-shop.example\n";
    String changed =
        before
            .replace(push, push + "      - chat: " + webhook + "ben\n")
            .replace(mail, mail + "      - chat: " + webhook + "anna\n");
    assertThat(change("admin", version(), changed).getStatusCode().is2xxSuccessful()).isTrue();
    scenario.verify("ben", new Contact(Contact.CHAT, webhook + "ben"));
    scenario.verify("anna", new Contact(Contact.CHAT, webhook + "anna"));
    switched.slack(slack.address(), "", SIGNING_SECRET);
  }

  @AfterEach
  void closeSlack() {
    switched.none();
    slack.close();
  }

  @Test
  void aClickTakesThePageAndNothingMoreGoesOut() {
    Incident incident = scenario.alert("checkout", "critical");
    Delivery page = paged("ben");
    assertThat(page.action().answers()).containsExactly("I take it", "I can't");
    assertThat(click(page, "accept").getStatusCode().value()).isEqualTo(200);
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    assertThat(shown().path("replace_original").asBoolean()).isTrue();
    assertThat(shown().path("text").asText())
        .isEqualTo(
            "*[SEV1] Shop*\n%s: you have taken it. What to do next is in Tasklist."
                .formatted(incident.number()));
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben acknowledged the page"))
        .anyMatch(told -> told.startsWith("The answer of ben came from a button in the chat"))
        .anyMatch(told -> told.contains("pressed there by @benc"));
    minutes(4);
    assertThat(mail.to(ANNA)).noneMatch(sent -> sent.key().contains("/pageLevel/"));
    assertThat(chat.to(webhook + "anna")).noneMatch(sent -> sent.key().contains("/pageLevel/"));
  }

  @Test
  void theSameClickTwiceChangesNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    String payload = payload(secret(paged("ben")), "decline", "UBEN", answerTo());
    assertThat(post(payload).getStatusCode().value()).isEqualTo(200);
    assertThat(post(payload).getStatusCode().value()).isEqualTo(200);
    scenario.settle();
    assertThat(slack.posted).hasSize(1);
    assertThat(shown().path("text").asText()).contains("so the next ones are asked");
    assertThat(mail.to(ANNA)).as("asked without waiting").hasSize(1);
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.startsWith("The answer of ben came"))
        .hasSize(1);
  }

  @Test
  void whoClicksLaterIsToldWhoHasIt() {
    Incident incident = scenario.alert("checkout", "critical");
    Delivery bens = paged("ben");
    minutes(6);
    click(paged("anna"), "accept");
    scenario.settle();
    assertThat(shown().path("text").asText())
        .as("she reads German")
        .contains(incident.number() + ": Du hast übernommen.");
    click(bens, "accept");
    scenario.settle();
    assertThat(shown().path("text").asText())
        .contains("Anna Becker has already taken it. You need not do anything.");
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("anna");
    assertThat(scenario.told(incident)).noneMatch(told -> told.startsWith("The answer of ben"));
  }

  @Test
  void whoIsAskedLastOfAllCannotPassItOn() {
    scenario.alert("checkout", "critical");
    minutes(46);
    assertThat(paged("ben").action().answers()).containsExactly("I take it");
    click(paged("ben"), "decline");
    scenario.settle();
    assertThat(shown().path("text").asText()).contains("nobody is left to ask");
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void anotherPersonOfThePlanCannotAnswerForBen() {
    switched.slack(slack.address(), FakeSlack.TOKEN, SIGNING_SECRET);
    scenario.alert("checkout", "critical");
    String secret = secret(paged("ben"));
    post(payload(secret, "accept", "UANNA", answerTo()));
    scenario.settle();
    assertThat(shown().path("response_type").asText()).isEqualTo("ephemeral");
    assertThat(shown().path("text").asText())
        .isEqualTo(
            "Ben Carter is asked here, so nothing was changed. If you can take it, say so in Tasklist.");
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    post(payload(secret, "accept", "UNOBODY", answerTo()));
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee())
        .as("whom the plan does not know may be Ben by another address")
        .isEqualTo("ben");
  }

  @Test
  void whatSlackHasNotSignedChangesNothing() {
    scenario.alert("checkout", "critical");
    String body = form(payload(secret(paged("ben")), "accept", "UBEN", answerTo()));
    String now = now(0);
    refused(post(body, now, "v0=" + "0".repeat(64)));
    refused(post(body, now, null));
    refused(post(body, null, signature(now, body)));
    refused(post(body + "&more=1", now, signature(now, body)));
    refused(post(body, now(-301), signature(now(-301), body)));
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(slack.posted).isEmpty();
    assertThat(post(body, now(-299), signature(now(-299), body)).getStatusCode().value())
        .isEqualTo(200);
  }

  @Test
  void saysWhatIsWrongWithWhatItCannotRead() {
    for (String[] wrong :
        List.of(
            new String[] {"other=1", "The field 'payload' is missing"},
            new String[] {"payload=%7B", "What came is no JSON object"},
            new String[] {form("{\"type\":\"view_submission\"}"), "is not 'block_actions'"},
            new String[] {
              form("{\"type\":\"block_actions\",\"actions\":[]}"), "'actions[0].value' is missing"
            },
            new String[] {
              form(payload("x", "dance", "U1", answerTo())), "neither accept nor decline"
            })) {
      bad(post(wrong[0], now(0), signature(now(0), wrong[0])), wrong[1]);
    }
    switched.mattermost(slack.address(), "", "");
    bad(toMattermost("no json"), "What came is no JSON object");
    bad(toMattermost("{\"context\":{\"action\":\"accept\"}}"), "'context.secret' is missing");
  }

  @Test
  void aStrangeButtonIsAnsweredInASentence() {
    post(payload("guessed", "accept", "UBEN", answerTo()));
    scenario.settle();
    assertThat(shown().path("text").asText()).startsWith("This button belongs to no page");
    switched.mattermost(slack.address(), "", "");
    assertThat(mattermost("guessed", "accept").path("ephemeral_text").asText())
        .startsWith("This button belongs to no page");
  }

  @Test
  void aClickInMattermostTakesThePage() {
    switched.mattermost(slack.address(), "", "");
    Incident incident = scenario.alert("checkout", "critical");
    JsonNode answer = mattermost(secret(paged("ben")), "accept");
    assertThat(answer.at("/update/message").asText())
        .isEqualTo(
            "*Shop*\n%s: you have taken it. What to do next is in Tasklist."
                .formatted(incident.number()));
    assertThat(answer.at("/update/props").isObject()).as("no buttons are left").isTrue();
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    assertThat(mattermost(secret(paged("ben")), "decline").toString())
        .contains("you have taken it");
    assertThat(post(form("{}"), now(0), "v0=").getStatusCode().value())
        .as("no Slack")
        .isEqualTo(404);
  }

  @Test
  void withoutAChatThereAreNoButtonsAndNoDoors() {
    switched.none();
    scenario.alert("checkout", "critical");
    assertThat(paged("ben").text()).doesNotContain("[I take it]").contains("/pages/");
    String body = form(payload(secret(paged("ben")), "accept", "UBEN", answerTo()));
    assertThat(post(body, now(0), signature(now(0), body)).getStatusCode().value()).isEqualTo(404);
    assertThat(toMattermost("{}").getStatusCode().value()).isEqualTo(404);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  /** The newest page that a person got in the chat. */
  private Delivery paged(String person) {
    List<Delivery> pages =
        chat.to(webhook + person).stream().filter(it -> it.key().contains("/pageLevel/")).toList();
    assertThat(pages).isNotEmpty();
    return pages.get(pages.size() - 1);
  }

  private static String secret(Delivery page) {
    Matcher link = Pattern.compile("/pages/([A-Za-z0-9_-]+)").matcher(page.text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private ResponseEntity<JsonNode> click(Delivery page, String action) {
    return post(payload(secret(page), action, "UBEN", answerTo()));
  }

  private String answerTo() {
    return slack.address() + "/actions/" + UUID.randomUUID() + ++clicks;
  }

  /** As Slack posts a click, without what is not read. */
  private static String payload(String secret, String action, String user, String answerTo) {
    return json(
        Map.of(
            "type",
            "block_actions",
            "user",
            Map.of("id", user, "username", "ben<c>", "team_id", "T0"),
            "trigger_id",
            "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
            "message",
            Map.of("type", "message", "text", "*[SEV1] Shop*\nIt is down."),
            "actions",
            List.of(Map.of("type", "button", "action_id", action, "value", secret)),
            "response_url",
            answerTo));
  }

  private ResponseEntity<JsonNode> post(String payload) {
    String body = form(payload);
    return post(body, now(0), signature(now(0), body));
  }

  private ResponseEntity<JsonNode> post(String body, String timestamp, String signature) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    headers.set("X-Slack-Request-Timestamp", timestamp);
    headers.set("X-Slack-Signature", signature);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return http.postForEntity(SLACK, new HttpEntity<>(bytes, headers), JsonNode.class);
  }

  private JsonNode mattermost(String secret, String action) {
    Map<String, String> context = Map.of("action", action, "secret", secret, "subject", "*Shop*");
    ResponseEntity<JsonNode> answer =
        toMattermost(json(Map.of("user_id", "u1", "user_name", "ben.carter", "context", context)));
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return answer.getBody();
  }

  private ResponseEntity<JsonNode> toMattermost(String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.postForEntity(MATTERMOST, new HttpEntity<>(body, headers), JsonNode.class);
  }

  /** What Slack was told last at the address that it had named. */
  private JsonNode shown() {
    assertThat(slack.posted).isNotEmpty();
    try {
      return new ObjectMapper().readTree(slack.posted.get(slack.posted.size() - 1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode().value()).isEqualTo(403);
    assertThat(answer.getBody().path("detail").asText()).contains("not signed as Slack signs");
  }

  private static void bad(ResponseEntity<JsonNode> answer, String why) {
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody().path("detail").asText()).contains(why, "Nothing was changed.");
  }

  /** Seconds since 1970 by the clock of the story. */
  private String now(long later) {
    return String.valueOf(clock.instant().getEpochSecond() + later);
  }

  private static String form(String payload) {
    return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
  }

  private static String json(Map<String, ?> body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As Slack makes it. */
  private static String signature(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(), "HmacSHA256"));
      String signed = "v0:%s:%s".formatted(timestamp, body);
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
