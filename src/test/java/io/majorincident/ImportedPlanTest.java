package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.oncall.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A team brings its schedule along from another system. */
class ImportedPlanTest extends Night {

  private static final String OPERATIONS = "/api/plan/import?team=operations&from=pagerduty";

  @Autowired TestRestTemplate http;
  @Autowired Plan plan;

  private String before;

  @BeforeEach
  void read() {
    before = inForce().getBody();
  }

  @AfterEach
  void changeItBack() {
    scenario.begin();
    change("admin", inForce().getHeaders().getETag(), before);
  }

  @Test
  void whatIsImportedIsPreviewedAndPutIntoForceAsAnyOtherChange() {
    ResponseEntity<String> imported =
        imported("hugo", OPERATIONS, "pagerduty.json", MediaType.APPLICATION_JSON, String.class);
    assertThat(imported.getStatusCode()).isEqualTo(OK);
    assertThat(imported.getHeaders().getContentType().toString()).startsWith("application/yaml");
    assertThat(inForce().getBody()).as("an import alone changes nothing").isEqualTo(before);

    JsonNode preview =
        http.withBasicAuth("hugo", "demo")
            .postForObject("/api/plan/preview", imported.getBody(), JsonNode.class);
    assertThat(preview.path("notYours")).as("of his own team alone").isEmpty();
    assertThat(preview.path("differences").findValuesAsText("path"))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("teams.operations.schedule"));

    JsonNode changed =
        change("hugo", imported.getHeaders().getETag(), imported.getBody()).getBody();
    assertThat(changed.path("status").isMissingNode()).as("%s", changed).isTrue();
    assertThat(plan.team("operations").schedule().layers())
        .extracting(layer -> layer.name())
        .containsExactly("Base", "Office: days", "Nights");
  }

  @Test
  void whoMayNotChangeItMayAskAllTheSame() {
    for (String person : new String[] {"auditor", "anna"}) {
      assertThat(
              imported(
                      person,
                      OPERATIONS,
                      "pagerduty.json",
                      MediaType.APPLICATION_JSON,
                      String.class)
                  .getStatusCode())
          .isEqualTo(OK);
    }
    assertThat(http.postForEntity(OPERATIONS, "{}", JsonNode.class).getStatusCode())
        .isEqualTo(UNAUTHORIZED);
  }

  @Test
  void everyFaultIsToldAtOnceWithItsLine() {
    ResponseEntity<JsonNode> refused =
        imported(
            "hugo",
            OPERATIONS,
            "pagerduty-refused.json",
            MediaType.APPLICATION_JSON,
            JsonNode.class);
    assertThat(refused.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(refused.getBody().path("faults").findValuesAsText("line")).hasSize(7).contains("12");
    assertThat(refused.getBody().path("detail").asText())
        .contains("Nothing was changed", "'Xenia Unknown'", "'Yves Unknown'");
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void whatIsMissingInTheQuestionIsSaid() {
    JsonNode refused =
        http.withBasicAuth("hugo", "demo").postForObject("/api/plan/import", null, JsonNode.class);
    assertThat(refused.path("faults").path(0).path("path").asText()).isEqualTo("team");
    assertThat(refused.path("detail").asText()).contains("operations");
  }

  @Test
  void aNameOfAnyAlphabetIsToldAsItWasSent() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.valueOf("text/calendar"));
    String event =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20991224\nSUMMARY:Zoë Łuk\nEND:VEVENT\nEND:VCALENDAR\n";
    JsonNode refused =
        http.withBasicAuth("hugo", "demo")
            .postForObject(
                "/api/plan/import?team=payments&from=icalendar",
                new HttpEntity<>(event.getBytes(StandardCharsets.UTF_8), headers),
                JsonNode.class);
    assertThat(refused.path("faults").path(0).path("text").asText()).contains("'Zoë Łuk'");
  }

  private <T> ResponseEntity<T> imported(
      String person, String path, String file, MediaType type, Class<T> answer) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(type);
    return http.withBasicAuth(person, "demo")
        .postForEntity(path, new HttpEntity<>(bytes(file), headers), answer);
  }

  private static byte[] bytes(String file) {
    try {
      return new ClassPathResource("plans/" + file).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ResponseEntity<String> inForce() {
    return http.withBasicAuth("clara", "demo").getForEntity("/api/plan", String.class);
  }

  private ResponseEntity<JsonNode> change(String person, String version, String text) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.IF_MATCH, version);
    headers.setContentType(new MediaType("application", "yaml", StandardCharsets.UTF_8));
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/api/plan?reason=We move here.",
            HttpMethod.PUT,
            new HttpEntity<>(text.getBytes(StandardCharsets.UTF_8), headers),
            JsonNode.class);
  }
}
