package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import io.majorincident.oncall.Plan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The on-call plan is exported, changed, checked and imported again while incidents run. */
class ChangedPlanTest extends PlannersNight {

  private static final String ROTATION = "people: [anna, ben]";

  @Autowired Plan plan;
  @Autowired JdbcClient jdbc;
  @Autowired IdentityService identity;

  @Test
  void theFirstVersionIsTheFileOfTheSettings() throws Exception {
    String file = new ClassPathResource("company.yaml").getContentAsString(StandardCharsets.UTF_8);
    assertThat(ask("admin", "/api/plan/versions/1", String.class).getBody()).isEqualTo(file);
    JsonNode versions = ask("clara", "/api/plan/versions", JsonNode.class).getBody();
    JsonNode first = versions.path(versions.size() - 1);
    assertThat(first.path("changer").asText()).isEqualTo("system");
    assertThat(first.path("reason").asText()).isEqualTo("Read from classpath:company.yaml");
    assertThat(ask("clara", "/api/plan/versions/9999", JsonNode.class).getStatusCode())
        .isEqualTo(NOT_FOUND);
    assertThat(http.getForEntity("/api/plan", String.class).getStatusCode())
        .isEqualTo(UNAUTHORIZED);
  }

  @Test
  void howSomebodyIsReachedIsReadByThemAndAnAdministratorAlone() {
    for (String path : List.of("/api/plan", "/api/plan/versions/1")) {
      String clara = ask("clara", path, String.class).getBody();
      assertThat(clara)
          .as("her own")
          .contains("mail: clara@muster-shop.example", "text: \"+493023125014\"")
          .as("those of others")
          .contains(
              "push: \"https://push.muster-shop.example/...\"", "\"b...@muster-shop.example\"")
          .doesNotContain("/ben", "ben@", "cto@");
      for (String other : List.of("ben", "owner", "auditor")) {
        assertThat(ask(other, path, String.class).getBody())
            .as(other)
            .doesNotContain("3023125014", "clara@")
            .contains("\"...014\"");
      }
    }
  }

  @Test
  void whoReadsThePlanAndPutsItBackDestroysNobodysContacts() {
    ResponseEntity<String> read = ask("anna", "/api/plan", String.class);
    assertThat(read.getHeaders().getETag()).as("the same for all").isEqualTo(version());
    assertThat(read.getHeaders().getCacheControl()).isEqualTo("no-store");
    assertThat(preview("anna", read.getBody()).getBody().path("differences")).isEmpty();
    String changed = read.getBody().replace(ROTATION, "people: [ben, anna]");
    JsonNode answer = change("anna", version(), changed).getBody();
    assertThat(answer.path("differences").findValuesAsText("path"))
        .containsExactly("teams.payments.rotation.people");
    assertThat(plan.person("clara").orElseThrow().contacts())
        .extracting("address")
        .containsExactly("clara@muster-shop.example", "+493023125014", "+493023125014");
    assertThat(inForce().getBody()).doesNotContain("...@", "example/...", "...014");
  }

  @Test
  void nobodyGuessesAnAddressByAskingWhatWouldChange() {
    String read = ask("ben", "/api/plan", String.class).getBody();
    List<JsonNode> answers =
        List.of("clara@muster-shop.example", "cleo@muster-shop.example").stream()
            .map(guess -> read.replace("c...@muster-shop.example", guess))
            .map(guessed -> preview("ben", guessed).getBody())
            .toList();
    assertThat(answers.get(0)).as("right or wrong").isEqualTo(answers.get(1));
    assertThat(answers.get(0).path("notYours")).isNotEmpty();
    assertThat(change("ben", version(), read.replace("\"...014\"", "\"+493023125014\"")))
        .extracting(ResponseEntity::getStatusCode)
        .isEqualTo(FORBIDDEN);
  }

  @Test
  void nobodyGuessesAnAddressByTakingItForTheirOwn() {
    String read = ask("ben", "/api/plan", String.class).getBody();
    String own = "contacts:\n      - text: \"+493023125014\"";
    String ben = read.replaceFirst("(?s)(\\n  ben:.*?)contacts:", "$1" + own);
    assertThat(change("ben", version(), ben).getStatusCode()).isEqualTo(OK);
    assertThat(ask("ben", "/api/plan", String.class).getBody())
        .containsOnlyOnce("+493023125014")
        .contains("\"...014\"");
  }

  @Test
  void aMaskThatStandsForNothingIsAFaultWithItsLine() {
    String read = ask("ben", "/api/plan", String.class).getBody();
    String another =
        read.replace(
            "      - push: https://push.muster-shop.example/ben\n",
            "      - push: https://push.muster-shop.example/ben\n      - text: \"...014\"\n");
    assertThat(another).isNotEqualTo(read);
    JsonNode refused = change("ben", version(), another).getBody();
    assertThat(refused.path("status").asInt()).isEqualTo(BAD_REQUEST.value());
    assertThat(refused.at("/faults/0/path").asText()).isEqualTo("people.ben.contacts[2].text");
    assertThat(refused.at("/faults/0/line").asInt()).isPositive();
    assertThat(refused.at("/faults/0/text").asText()).contains("'...014' is masked");
    assertThat(preview("ben", another).getStatusCode()).isEqualTo(BAD_REQUEST);
  }

  @Test
  void aPreviewOfAnotherAddressTellsNobodyTheOld() {
    String changed = before.replace("https://push.muster-shop.example/ben", "https://x.example/y");
    assertThat(preview("anna", changed).getBody().toString())
        .contains("people.ben.contacts[1].push", "https://push.muster-shop.example/...")
        .doesNotContain("example/ben");
    assertThat(preview("ben", changed).getBody().toString()).contains("example/ben");
  }

  @Test
  void theNextPageGoesToWhomTheChangedPlanNames() {
    String changed = read("anna", "/api/plan").replace(ROTATION, "people: [ben, anna]");
    JsonNode preview = preview("anna", changed).getBody();
    assertThat(preview.path("differences").findValuesAsText("path"))
        .containsExactly("teams.payments.rotation.people");
    assertThat(preview.at("/differences/0/before").asText()).isEqualTo("[anna, ben]");
    assertThat(preview.at("/differences/0/after").asText()).isEqualTo("[ben, anna]");
    assertThat(preview.path("notYours")).isEmpty();
    assertThat(inForce().getBody()).as("a preview changes nothing").isEqualTo(before);

    assertThat(change("anna", version(), changed).getStatusCode()).isEqualTo(OK);
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(mail.by("pageLevel"))
        .as("Anna is first now, and Ben sleeps")
        .extracting(Delivery::recipient)
        .containsExactly(ANNA);
    assertThat(incident.number()).isNotEmpty();
    JsonNode newest = ask("clara", "/api/plan/versions", JsonNode.class).getBody().path(0);
    assertThat(newest.path("changer").asText()).isEqualTo("anna");
    assertThat(newest.path("reason").asText()).isEqualTo("We have talked.");
  }

  @Test
  void anAdministratorAddsATeamAndItsPeople() {
    String changed =
        before
            .replace("\nteams:\n", NIGHT_WATCH)
            .replace(
                "people:\n  anna:",
                "people:\n  nora:\n    name: Nora Berg\n    contacts:\n      - mail: nora@muster-shop.example\n  anna:");
    assertThat(change("admin", version(), changed).getStatusCode()).isEqualTo(OK);
    assertThat(plan.person("nora")).isPresent();
    assertThat(plan.findTeam("nightWatch")).isPresent();
    assertThat(identity.createGroupQuery().groupId("nightWatch").count()).isEqualTo(1);
    assertThat(identity.createUserQuery().memberOfGroup("nightWatch").list())
        .extracting(user -> user.getId())
        .containsExactly("nora");
  }

  @Test
  void whoComesIntoATeamMayDoItsWorkAndWhoLeavesItMayNot() {
    assertThat(inGroup("clara", "payments")).isFalse();
    change(
        "admin", version(), before.replace("members: [anna, ben]", "members: [anna, ben, clara]"));
    assertThat(inGroup("clara", "payments")).isTrue();
    change("admin", version(), before);
    assertThat(inGroup("clara", "payments")).isFalse();
    assertThat(inGroup("clara", "incidentManager")).as("nothing else is touched").isTrue();
    assertThat(inGroup("ben", "payments")).isTrue();
  }

  @Test
  void theCalendarsOfWhoLeavesEndAndDoNotComeBack() {
    String joined = before.replace("members: [anna, ben]", "members: [anna, ben, clara]");
    change("admin", version(), joined);
    String teams = calendar("clara", Map.of("team", "payments"));
    String annas = calendar("anna", Map.of("team", "payments"));
    String own = calendar("clara", Map.of());
    String administrators = calendar("admin", Map.of("team", "payments"));
    assertThat(List.of(read(teams), read(annas), read(own), read(administrators))).containsOnly(OK);

    change("admin", version(), before);
    assertThat(read(teams)).isEqualTo(NOT_FOUND);
    assertThat(List.of(read(annas), read(own), read(administrators))).containsOnly(OK);
    change("admin", version(), joined);
    assertThat(read(teams)).as("who comes back makes a new one").isEqualTo(NOT_FOUND);
    assertThat(ask("admin", "/api/calendars", String.class).getBody())
        .contains("\"subject\":\"payments\",\"creator\":\"clara\"");
  }

  private String calendar(String person, Map<String, String> wish) {
    return http.withBasicAuth(person, "demo")
        .postForObject("/api/calendars", wish, JsonNode.class)
        .path("address")
        .asText()
        .replaceFirst("^https?://[^/]*", "");
  }

  private String read(String person, String path) {
    return ask(person, path, String.class).getBody();
  }

  private Object read(String calendar) {
    return http.getForEntity(calendar, String.class).getStatusCode();
  }

  private boolean inGroup(String person, String group) {
    return identity.createUserQuery().userId(person).memberOfGroup(group).count() == 1;
  }

  private static final String NIGHT_WATCH =
      """

      teams:
        nightWatch:
          name: Night watch
          members: [nora]
          rotation:
            start: 2026-01-05
            handoverDay: Monday
            handoverTime: 09:00
            people: [nora]
      """;

  @Test
  void whoIsInATeamChangesThatTeamAlone() {
    String changed =
        read("anna", "/api/plan")
            .replace(ROTATION, "people: [ben, anna]")
            .replace("company: Muster Shop", "company: Anna's Shop");
    JsonNode refused = change("anna", version(), changed).getBody();
    assertThat(refused.path("status").asInt()).isEqualTo(FORBIDDEN.value());
    assertThat(refused.path("notYours")).hasSize(1);
    assertThat(refused.path("notYours").path(0).asText()).isEqualTo("company");
    String rotation = before.replace(ROTATION, "people: [ben, anna]");
    assertThat(change("eva", version(), rotation).getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(
            change(
                    "david",
                    version(),
                    rotation.replace("members: [anna, ben]", "members: [anna, ben, david]"))
                .getStatusCode())
        .as("nobody lets himself in")
        .isEqualTo(FORBIDDEN);
    assertThat(change("auditor", version(), rotation).getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void ofTwoWhoChangeTheSameVersionTheSecondIsToldAndLosesNothing() {
    String version = version();
    String read = read("anna", "/api/plan");
    change("anna", version, read.replace(ROTATION, "people: [ben, anna]"));
    JsonNode second =
        change("ben", version, before.replace(ROTATION, "people: [ben, anna, ben]")).getBody();
    assertThat(second.path("status").asInt()).isEqualTo(PRECONDITION_FAILED.value());
    assertThat(second.path("detail").asText()).contains("Read it again");
    assertThat(inForce().getBody()).contains("people: [ben, anna]");
    assertThat(change("ben", "", before).getStatusCode()).isEqualTo(PRECONDITION_REQUIRED);
  }

  @Test
  void everyFaultIsToldAtOnceAndNothingChanges() {
    String faulty =
        before
            .replace(ROTATION, "people: [ben, nobody]")
            .replace("zone: Europe/Berlin", "zone: Europe/Bonn");
    for (ResponseEntity<JsonNode> answer :
        List.of(preview("admin", faulty), change("admin", version(), faulty))) {
      assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
      assertThat(answer.getBody().path("faults").findValuesAsText("path"))
          .contains("zone", "teams.payments.rotation.people[1]");
      assertThat(answer.getBody().path("faults").findValuesAsText("line")).doesNotContain("0");
    }
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void whatSaysTheSameInAnotherLayoutIsNoNewVersion() {
    String version = version();
    change("admin", version, before.replace(ROTATION, "people: [ anna,  ben ] # as ever"));
    assertThat(version()).isEqualTo(version);
  }

  @Test
  void noVersionIsEverRewritten() {
    for (String attempt :
        List.of(
            "update plan_version set text = ''",
            "delete from plan_version",
            "truncate plan_version")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .as(attempt)
          .hasMessageContaining("none is ever changed or removed");
    }
  }
}
