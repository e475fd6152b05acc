package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The list of all incidents, as an auditor searches it. */
class IncidentsTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void runningAndEndedOnesAreFoundByWhatIsKnownOfThem() {
    Incident running = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    Incident ended = scenario.alert("search", "info");
    scenario.complete("clara", "fixMinorIncident", Map.of("result", "Restarted."));

    assertThat(found("")).contains(running.number(), ended.number());
    assertThat(found("state=running")).containsExactly(running.number());
    assertThat(found("state=ended")).contains(ended.number()).doesNotContain(running.number());
    assertThat(found("number=" + ended.number().toLowerCase())).containsExactly(ended.number());
    assertThat(found("number=" + ended.number().substring(8))).contains(ended.number());
    assertThat(found("state=running&service=checkout&severity=1"))
        .containsExactly(running.number());
    assertThat(found("state=running&severity=2&severity=3")).isEmpty();
    assertThat(found("state=running&person=ben")).containsExactly(running.number());
    assertThat(found("state=running&person=clara")).isEmpty();
    assertThat(found("person=Clara")).as("by name").contains(ended.number());
    assertThat(found("state=running&text=checkout+dow")).containsExactly(running.number());
    assertThat(found("text=checkout+zebra")).isEmpty();
    assertThat(found("text=')%20%7C%20!%26")).as("signs are no words").isNotEmpty();
    assertThat(found("to=2020-12-31")).isEmpty();
    assertThat(found("from=2027-06-01")).isEmpty();
  }

  @Test
  void eachPageIsReachedFromTheOneBesideIt() {
    for (int i = 0; i < 5; i++) {
      scenario.alert("checkout", "info");
      scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
      minutes(1);
    }
    List<String> all = found("size=200&sort=number&direction=asc");
    JsonNode first = page("size=2&sort=number&direction=asc");
    assertThat(numbers(first)).isEqualTo(all.subList(0, 2));
    assertThat(first.path("before").asBoolean()).isFalse();
    assertThat(first.path("after").asBoolean()).isTrue();

    JsonNode second = page("size=2&sort=number&direction=asc&after=" + all.get(1));
    assertThat(numbers(second)).isEqualTo(all.subList(2, 4));
    assertThat(second.path("before").asBoolean()).isTrue();
    assertThat(found("size=2&sort=number&direction=asc&before=" + all.get(2)))
        .isEqualTo(all.subList(0, 2));

    JsonNode last = page("size=2&sort=number&direction=asc&last=true");
    List<String> newest = new ArrayList<>(found("size=2&sort=number&direction=desc"));
    Collections.reverse(newest);
    assertThat(numbers(last)).isEqualTo(newest);
    assertThat(last.path("after").asBoolean()).isFalse();
    assertThat(last.path("total")).isEqualTo(first.path("total"));
    assertThat(last.path("total").asInt()).isGreaterThanOrEqualTo(all.size());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var answer =
        http.withBasicAuth("auditor", "demo")
            .getForEntity(
                "/api/incidents?sort=colour&size=0&from=yesterday&severity=4&after=x&state=odd&whence=1",
                JsonNode.class);
    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody().path("faults").findValuesAsText("parameter"))
        .containsExactlyInAnyOrder("sort", "size", "from", "severity", "after", "state", "whence");
  }

  @Test
  void aListIsTakenAwayForASpreadsheet() {
    Incident incident = scenario.alert("checkout", "critical");
    String csv =
        http.withBasicAuth("auditor", "demo")
            .getForObject("/api/incidents.csv?state=running&language=de", String.class);
    assertThat(csv.lines())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("\uFEFFNummer,").contains("Schweregrad"),
            line -> assertThat(line).startsWith(incident.number() + ",").contains(",Checkout,"));
  }

  private List<String> found(String query) {
    return numbers(page(query));
  }

  private static List<String> numbers(JsonNode page) {
    return page.path("incidents").findValuesAsText("number");
  }

  private JsonNode page(String query) {
    var answer =
        http.withBasicAuth("auditor", "demo")
            .getForEntity(
                java.net.URI.create(http.getRootUri() + "/api/incidents?" + query), JsonNode.class);
    assertThat(answer.getStatusCode().value()).as("%s: %s", query, answer.getBody()).isEqualTo(200);
    return answer.getBody();
  }
}
