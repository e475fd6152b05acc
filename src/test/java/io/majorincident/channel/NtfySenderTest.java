package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages to ntfy topics, to a real HTTP receiver. */
class NtfySenderTest extends HttpSenderTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  Sender sender(Duration within) {
    return new NtfySender(post(within));
  }

  @Override
  Delivery delivery() {
    return opening(
        "http://localhost/pages/secret",
        to("my-topic", "Größe. Acknowledge: http://localhost/pages/secret."));
  }

  @Test
  void publishesAsNtfyReadsIt() throws Exception {
    send(delivery());
    assertThat(receiver.methods).containsExactly("POST");
    assertThat(receiver.paths).containsExactly("/");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/page/anna");
    assertThat(receiver.headers.get(0).get("Content-Type")).containsExactly("application/json");
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"topic\":\"my-topic\",\"title\":\"Shop \\\"down\\\"\",\"message\":\"Größe. Acknowledge: http://localhost/pages/secret.\",\"priority\":5,\"click\":\"http://localhost/pages/secret\"}");
  }

  @Test
  void isLessLoudWhenThereIsTime() throws Exception {
    send(new Delivery("k", "ntfy", receiver.address() + "t", "s", "no link", "", "", Urgency.LOW));
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"topic\":\"t\",\"title\":\"s\",\"message\":\"no link\",\"priority\":3}");
  }

  @Test
  void findsTheServerAndTheTopic() throws Exception {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("alerts", "/");
    paths.put("alerts/", "/");
    paths.put("tools/ntfy/alerts", "/tools/ntfy/");
    paths.put("alerts?auth=QmVhcmVy", "/?auth=QmVhcmVy");
    for (String recipient : paths.keySet()) {
      send(to(recipient, "text"));
    }
    assertThat(receiver.paths).containsExactlyElementsOf(paths.values());
    assertThat(receiver.bodies).allMatch(body -> body.startsWith("{\"topic\":\"alerts\","));
  }

  @Test
  void opensWhatTheMessageAsksForAndNoLinkOfItsText() throws Exception {
    String text =
        "https://evil.example/x\nRunbook http://b.example and http://localhost/pages/secret";
    send(opening("http://localhost/pages/secret", to("t", text)));
    send(to("t", text));
    assertThat(receiver.bodies)
        .extracting(body -> JSON.readTree(body).path("click").textValue())
        .containsExactly("http://localhost/pages/secret", null);
  }

  @Test
  void isNeverTooLongForTheServer() throws Exception {
    send(
        opening(
            "https://a.example/x",
            delivery(
                "ntfy",
                receiver.address() + "t",
                "\"".repeat(9999),
                "https://a.example/x\n" + "\"ä\n🔥".repeat(9999))));
    assertThat(receiver.bodies.get(0).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8192);
    JsonNode body = JSON.readTree(receiver.bodies.get(0));
    assertThat(body.path("click").asText()).isEqualTo("https://a.example/x");
    assertThat(body.path("title").asText()).hasSize(250).endsWith("\"...");
    String message = body.path("message").asText();
    assertThat(message).startsWith("https://a.example/x\n\"ä").endsWith("...");
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2990, 3000);
  }

  @Test
  void refusesWhatIsNoTopic() {
    for (String address :
        List.of(
            "my-topic",
            "ntfy://ntfy.sh/t",
            "https://ntfy.sh",
            "https://ntfy.sh/",
            "https://ntfy.sh/a,b",
            "https://ntfy.sh/a b",
            "https://ntfy.sh/t#x",
            "https://ntfy.sh/" + "x".repeat(65))) {
      assertThatThrownBy(() -> send(delivery("ntfy", address, "s", "t")))
          .as(address)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageStartingWith("The recipient is no address of an ntfy topic");
    }
  }

  private Delivery to(String topic, String text) {
    return delivery("ntfy", receiver.address() + topic, "Shop \"down\"", text);
  }
}
