package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** What the engine's REST interface delivers to somebody whose browser asks for German. */
class GermanTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void aTaskIsNamedInTheLanguageOfTheReader() {
    Incident incident = scenario.alert("checkout", "critical");
    String which = " · %s %s".formatted(incident.number(), incident.title());
    assertThat(names("de", "/task?maxResults=9")).containsExactly("Alarmierung bestätigen" + which);
    assertThat(names("de-AT,de;q=0.9,en;q=0.8", "/task?maxResults=9"))
        .containsExactly("Alarmierung bestätigen" + which);
    assertThat(names("en,de;q=0.5", "/task?maxResults=9"))
        .containsExactly("Acknowledge the page" + which);
    assertThat(names("fr", "/task?maxResults=9")).containsExactly("Acknowledge the page" + which);
    assertThat(names(null, "/task?maxResults=9")).containsExactly("Acknowledge the page" + which);
    assertThat(scenario.task("acknowledgePage").getName())
        .as("the record keeps one language")
        .isEqualTo("Acknowledge the page" + which);
  }

  private List<String> names(String language, String path) {
    return read(language, path).findValuesAsText("name");
  }

  private JsonNode read(String language, String path) {
    ResponseEntity<JsonNode> answer = ask(language, "GET", path, null);
    assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatusCode.valueOf(200));
    assertThat(answer.getHeaders().getVary()).contains(HttpHeaders.ACCEPT_LANGUAGE);
    return answer.getBody();
  }

  private ResponseEntity<JsonNode> ask(String language, String method, String path, Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(List.of(org.springframework.http.MediaType.ALL));
    if (language != null) {
      headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    }
    return http.withBasicAuth("ben", "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.valueOf(method),
            new HttpEntity<>(body, headers),
            JsonNode.class);
  }
}
