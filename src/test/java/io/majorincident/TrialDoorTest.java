package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator tries out whether a channel reaches somebody. */
class TrialDoorTest extends Night {

  private static final String ANNA = "anna@muster-shop.example";

  @Autowired TestRestTemplate http;
  @Autowired JdbcClient jdbc;

  @Test
  void sendsOneMessageAtOnceAndKeepsNothing() {
    long before = deliveries();
    ResponseEntity<JsonNode> answer = attempt("admin", "mail", ANNA);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getBody()).hasToString("{\"delivered\":true}");
    assertThat(mail.to(ANNA))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.key()).startsWith("test/");
              assertThat(it.text()).contains("only a test");
            });
    assertThat(deliveries()).isEqualTo(before);
  }

  @Test
  void saysWhyNot() {
    mail.down(true);
    refused(attempt("admin", "mail", ANNA), 502, "The server does not answer.");
    mail.down(false);
    mail.kill(ANNA);
    refused(attempt("admin", "mail", ANNA), 422, "There is no such recipient.");
    refused(attempt("admin", "pigeon", ANNA), 422, "There is no channel 'pigeon'");
    refused(attempt("admin", "text", null), 400, "with both");
    refused(attempt("admin", null, ANNA), 400, "with both");
  }

  @Test
  void goesByTheRealSenderAndItsGuard() {
    refused(
        attempt("admin", "system", "http://169.254.169.254/latest/meta-data"),
        422,
        "The recipient lies in a network that nothing may be sent to");
    refused(attempt("admin", "system", "http://127.0.0.1:1/"), 502, "it cannot be connected to");
  }

  @Test
  void servesNobodyElse() {
    for (String other : new String[] {"auditor", "owner", "ben"}) {
      refused(attempt(other, "mail", ANNA), 403, "This is only for administrators");
    }
    assertThat(http.postForEntity("/api/channels/test", Map.of(), String.class).getStatusCode())
        .hasToString("401 UNAUTHORIZED");
    assertThat(mail.sent()).isEmpty();
  }

  private static void refused(ResponseEntity<JsonNode> answer, int status, String why) {
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody().path("detail").asText()).contains(why);
  }

  private ResponseEntity<JsonNode> attempt(String who, String channel, String recipient) {
    Map<String, String> trial = new HashMap<>();
    trial.put("channel", channel);
    trial.put("recipient", recipient);
    return http.withBasicAuth(who, "demo")
        .postForEntity("/api/channels/test", trial, JsonNode.class);
  }

  private long deliveries() {
    return jdbc.sql("select count(*) from delivery").query(Long.class).single();
  }
}
