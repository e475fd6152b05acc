package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A restored copy says what it is, takes nothing in, shows what would happen, and can be let. */
class CopyTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void isTheOriginalAgain() {
    let(status().get("database").asText());
  }

  @Test
  void whatIsNoCopyCannotBeLet() {
    assertThat(status().get("copy").asBoolean()).isFalse();
    ResponseEntity<JsonNode> refused = let(status().get("database").asText());
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(refused.getBody().get("detail").asText()).contains("is no copy");
  }

  @Test
  void aCopyTakesNothingInShowsWhatWouldHappenAndGoesOnWhenItIsLet() {
    scenario.alert("checkout", "critical");
    mail.down(true);
    minutes(5);
    jdbc.sql("update installation set place = 'elsewhere'").update();
    await().until(() -> status().get("copy").asBoolean());

    ResponseEntity<JsonNode> readiness =
        http.getForEntity("/actuator/health/readiness", JsonNode.class);
    assertThat(readiness.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(readiness.getBody().get("description").asText())
        .contains("is a copy", "until an administrator lets it");
    ResponseEntity<JsonNode> alert =
        http.postForEntity(
            "/api/alertmanager/" + IncidentContext.ALERT_KEY, Map.of(), JsonNode.class);
    assertThat(alert.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(alert.getBody().get("detail").asText()).contains("copy of the installation");

    JsonNode held = status().get("heldBack");
    assertThat(held.at("/pages/count").asInt()).isPositive();
    assertThat(held.at("/messages/count").asInt()).isPositive();
    assertThat(held.at("/messages/first").toString()).doesNotContain("@");
    assertThat(held.at("/steps/count").isInt()).isTrue();

    ResponseEntity<JsonNode> another = let("another");
    assertThat(another.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(another.getBody().get("detail").asText()).contains("Name the copy that you mean");
    assertThat(let(status().get("database").asText()).getBody().get("copy").asBoolean()).isFalse();
    assertThat(http.getForEntity("/actuator/health/readiness", String.class).getBody())
        .doesNotContain("is a copy");
  }

  private JsonNode status() {
    return admin().getForObject("/api/copy", JsonNode.class);
  }

  private ResponseEntity<JsonNode> let(String database) {
    return admin().postForEntity("/api/copy", Map.of("database", database), JsonNode.class);
  }

  private TestRestTemplate admin() {
    return http.withBasicAuth("admin", "demo");
  }
}
