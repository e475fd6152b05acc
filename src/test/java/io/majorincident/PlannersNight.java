package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A night in which the on-call plan changes; in the morning it is what it was. */
abstract class PlannersNight extends Night {

  @Autowired TestRestTemplate http;

  String before;

  @BeforeEach
  void read() {
    before = inForce().getBody();
  }

  @AfterEach
  void changeItBack() {
    scenario.begin();
    ResponseEntity<JsonNode> answer = change("admin", version(), before);
    assertThat(answer.getStatusCode())
        .as("the plan is as it was: %s", answer.getBody())
        .isEqualTo(HttpStatus.OK);
  }

  String version() {
    return inForce().getHeaders().getETag();
  }

  ResponseEntity<String> inForce() {
    return ask("admin", "/api/plan", String.class);
  }

  <T> ResponseEntity<T> ask(String person, String path, Class<T> type) {
    return http.withBasicAuth(person, "demo").getForEntity(path, type);
  }

  ResponseEntity<JsonNode> preview(String person, String text) {
    return http.withBasicAuth(person, "demo")
        .postForEntity("/api/plan/preview", text, JsonNode.class);
  }

  ResponseEntity<JsonNode> change(String person, String version, String text) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.IF_MATCH, version);
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/api/plan?reason=We have talked.",
            HttpMethod.PUT,
            new HttpEntity<>(text, headers),
            JsonNode.class);
  }
}
