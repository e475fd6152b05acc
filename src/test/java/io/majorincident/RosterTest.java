package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** What people and calendars see of the on-call plan. */
class RosterTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void whoAnswersNowAndNextIsAnsweredWithTheReason() {
    JsonNode payments = team(ask("clara", "/api/on-call"), "payments");
    assertThat(payments.at("/now/name").asText()).isEqualTo("Ben Carter");
    assertThat(payments.at("/next/name").asText()).isEqualTo("Anna Becker");
    assertThat(payments.at("/now/until")).isEqualTo(payments.at("/next/from"));
    assertThat(payments.path("services").path(0).asText()).isEqualTo("Checkout");
    assertThat(payments.at("/now/why").asText()).startsWith("Their turn");

    String later = "/api/on-call?at=" + payments.at("/next/from").asText();
    assertThat(team(ask("clara", later), "payments").at("/now/name").asText())
        .as("whoever comes next is on call from that very moment")
        .isEqualTo("Anna Becker");
  }

  @Test
  void theShiftsOfARangeFollowOneAnotherWithoutAHole() {
    JsonNode shifts =
        ask("clara", "/api/on-call/payments?from=2026-03-01T00:00:00Z&to=2026-04-30T00:00:00Z");
    assertThat(shifts.size()).isGreaterThan(8);
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.path(i).path("from")).isEqualTo(shifts.path(i - 1).path("until"));
    }
    assertThat(shifts.path(0).path("from").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(status("clara", "/api/on-call/nobody")).isEqualTo(NOT_FOUND);
    for (String wrong : List.of("2026-02-01T00:00:00Z", "2036-03-01T00:00:00Z", "tomorrow")) {
      assertThat(status("clara", "/api/on-call/payments?from=2026-03-01T00:00:00Z&to=" + wrong))
          .as(wrong)
          .isEqualTo(BAD_REQUEST);
    }
  }

  @Test
  void noOtherTimeIsAskedThanTheHorizon() {
    List<String> far =
        List.of(
            "2025-12-31T00:00:00Z",
            "2028-12-31T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "%2B20000-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z");
    for (String moment : far) {
      for (String question : List.of("?at=", "/payments?from=", "/payments?to=")) {
        ResponseEntity<JsonNode> refused = asked("/api/on-call" + question + moment);
        assertThat(refused.getStatusCode()).as(question + moment).isEqualTo(BAD_REQUEST);
        assertThat(refused.getBody().path("from").asText()).startsWith("2026-01-0");
        assertThat(refused.getBody().path("to").asText()).startsWith("2028-1");
      }
    }
  }

  private ResponseEntity<JsonNode> asked(String question) {
    return http.withBasicAuth("clara", "demo")
        .getForEntity(URI.create(http.getRootUri() + question), JsonNode.class);
  }

  @Test
  void whatItTakesFromEachIsCounted() {
    JsonNode loads = ask("clara", "/api/on-call/payments/load");
    assertThat(loads.findValuesAsText("name")).containsExactly("Anna Becker", "Ben Carter");
    long hours =
        loads.path(0).at("/planned/covered").asLong()
            + loads.path(1).at("/planned/covered").asLong();
    assertThat(hours).isBetween(365 * 24L - 1, 365 * 24L);
    assertThat(loads.path(0).at("/planned/nights").asLong()).isPositive();
  }

  @Test
  void thePageShowsItInTheReadersLanguage() {
    String english = page("en");
    assertThat(english)
        .contains("<h1>On call</h1>", "Payments", "For Checkout", "Ben Carter", "<svg viewBox")
        .doesNotContain("{{");
    assertThat(page("de"))
        .contains("<h1>Bereitschaft</h1>", "Für Checkout", "An der Reihe", "Das kommende Jahr")
        .doesNotContain("On call");
    ResponseEntity<String> stranger = http.getForEntity("/on-call", String.class);
    assertThat(stranger.getBody()).as("nothing without signing in").doesNotContain("Ben Carter");
  }

  private String page(String language) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.withBasicAuth("clara", "demo")
        .exchange("/on-call", HttpMethod.GET, new HttpEntity<>(headers), String.class)
        .getBody();
  }

  @Test
  void aCalendarReadsOnesOwnShiftsAtASecretAddressUntilItIsRevoked() throws Exception {
    JsonNode made = post("ben", Map.of()).getBody();
    String address = made.path("address").asText();

    List<VEvent> events = events(read(address));
    JsonNode shifts =
        ask("ben", "/api/on-call/payments?to=" + clock.instant().plusSeconds(86_400L * 366));
    List<Instant> own =
        shifts
            .valueStream()
            .filter(shift -> shift.path("person").asText().equals("ben"))
            .skip(1)
            .map(shift -> Instant.parse(shift.path("from").asText()))
            .toList();
    assertThat(own).as("there is something to read").hasSizeGreaterThan(10);
    assertThat(events)
        .extracting(event -> Instant.from(event.getDateTimeStart().getDate()))
        .containsAll(own);
    assertThat(events)
        .extracting(event -> event.getSummary().getValue())
        .as("nobody else's")
        .containsOnly("On call: Payments");
    assertThat(events).extracting(event -> event.getUid().get().getValue()).doesNotHaveDuplicates();
    scenario.fastForward(Duration.ofMinutes(7));
    assertThat(events(read(address)))
        .extracting(event -> event.getUid().get().getValue())
        .as("the same shift keeps its id")
        .containsExactlyElementsOf(
            events.stream().map(event -> event.getUid().get().getValue()).toList());

    assertThat(revoke("eva", made.path("id").asText())).isEqualTo(FORBIDDEN);
    assertThat(revoke("ben", made.path("id").asText())).isEqualTo(NO_CONTENT);
    assertThat(http.getForEntity(path(address), String.class).getStatusCode()).isEqualTo(NOT_FOUND);
    assertThat(ask("ben", "/api/calendars").toString())
        .contains(made.path("id").asText())
        .doesNotContain(address.replaceAll(".*/|[.]ics", ""));
  }

  @Test
  void aTeamsCalendarIsForItsMembers() throws Exception {
    assertThat(post("eva", Map.of("team", "payments")).getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(post("auditor", Map.of()).getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(post("admin", Map.of("team", "nobody")).getStatusCode()).isEqualTo(NOT_FOUND);
    ResponseEntity<JsonNode> made = post("anna", Map.of("team", "payments"));
    assertThat(made.getStatusCode()).isEqualTo(CREATED);
    assertThat(events(read(made.getBody().path("address").asText())))
        .extracting(event -> event.getSummary().getValue())
        .containsOnly("Bereitschaft: Payments, Anna Becker", "Bereitschaft: Payments, Ben Carter");
  }

  private static List<VEvent> events(String calendar) throws Exception {
    Calendar parsed = new CalendarBuilder().build(new StringReader(calendar));
    parsed.validate(true);
    return parsed.getComponents(Component.VEVENT);
  }

  private String read(String address) {
    ResponseEntity<String> answer = http.getForEntity(path(address), String.class);
    assertThat(answer.getHeaders().getContentType()).hasToString("text/calendar;charset=UTF-8");
    return answer.getBody();
  }

  private static String path(String address) {
    return address.substring(address.indexOf("/calendars/"));
  }

  private static JsonNode team(JsonNode teams, String id) {
    return teams.valueStream().filter(it -> it.path("team").asText().equals(id)).findFirst().get();
  }

  private JsonNode ask(String person, String path) {
    return http.withBasicAuth(person, "demo").getForObject(path, JsonNode.class);
  }

  private Object status(String person, String path) {
    return http.withBasicAuth(person, "demo").getForEntity(path, JsonNode.class).getStatusCode();
  }

  private ResponseEntity<JsonNode> post(String person, Map<String, String> wish) {
    return http.withBasicAuth(person, "demo").postForEntity("/api/calendars", wish, JsonNode.class);
  }

  private Object revoke(String person, String id) {
    return http.withBasicAuth(person, "demo")
        .exchange("/api/calendars/" + id, HttpMethod.DELETE, null, JsonNode.class)
        .getStatusCode();
  }
}
