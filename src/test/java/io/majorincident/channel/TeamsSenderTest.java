package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Cards into Microsoft Teams, to a real HTTP receiver. */
class TeamsSenderTest extends HttpSenderTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  Sender sender(Duration within) {
    return new TeamsSender(post(within));
  }

  @Override
  Delivery delivery() {
    return opening(
        "http://localhost/pages/secret",
        saying("Shop \"down\"", "Größe\nSee http://localhost/pages/secret."));
  }

  @Test
  void postsACardAsAWorkflowReadsIt() throws Exception {
    receiver.status = 202;
    send(delivery());
    assertThat(receiver.paths).containsExactly("/workflows/x?sig=secret");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/page/anna");
    assertThat(receiver.headers.get(0).get("Content-Type")).containsExactly("application/json");
    assertThat(receiver.bodies)
        .containsExactly(
            """
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",\
            "content":{"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.4",\
            "body":[{"type":"TextBlock","text":"Shop \\"down\\"","weight":"Bolder","wrap":true},\
            {"type":"TextBlock","text":"Größe\\n\\nSee http://localhost/pages/secret.","wrap":true}],\
            "actions":[{"type":"Action.OpenUrl","title":"Open","url":"http://localhost/pages/secret"}]}}]}""");
  }

  @Test
  void hasNoButtonWithoutAnythingToDo() throws Exception {
    send(saying("s", "See https://evil.example/x"));
    assertThat(content().has("actions")).isFalse();
  }

  @Test
  void opensWhatTheMessageAsksForAndNoLinkOfItsText() throws Exception {
    send(
        opening(
            "http://localhost/pages/secret",
            saying("https://evil.example/x", "https://evil.example/y http://localhost/z")));
    assertThat(content().path("actions")).hasSize(1);
    assertThat(content().at("/actions/0/url").asText()).isEqualTo("http://localhost/pages/secret");
  }

  @Test
  void isNeverTooLong() throws Exception {
    Delivery longest = saying("\"".repeat(9999), "https://a.example/x\n" + "\"ä\n🔥".repeat(9999));
    send(opening("https://a.example/x", longest));
    assertThat(receiver.bodies.get(0).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(28 * 1024);
    assertThat(content().at("/actions/0/url").asText()).isEqualTo("https://a.example/x");
    assertThat(content().at("/body/1/text").asText()).endsWith("...");
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThatThrownBy(() -> send(delivery("teams", "General", "s", "t")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("no http or https address");
  }

  private JsonNode content() throws Exception {
    return JSON.readTree(receiver.bodies.get(0)).at("/attachments/0/content");
  }

  private Delivery saying(String subject, String text) {
    return delivery("teams", receiver.address() + "workflows/x?sig=secret", subject, text);
  }
}
