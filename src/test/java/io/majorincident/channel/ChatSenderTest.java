package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages into chat rooms, to a real HTTP receiver. */
class ChatSenderTest extends HttpSenderTest {

  @Override
  Sender sender(Duration within) {
    return new ChatSender(post(within));
  }

  @Override
  Delivery delivery() {
    return saying("Shop \"down\"", "Größe\nhttp://localhost/pages/secret");
  }

  @Test
  void postsAsAnIncomingWebhookReadsIt() throws Exception {
    send(delivery());
    assertThat(receiver.methods).containsExactly("POST");
    assertThat(receiver.paths).containsExactly("/services/T0/secret-hook");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/page/anna");
    assertThat(receiver.headers.get(0).get("Content-Type")).containsExactly("application/json");
    assertThat(receiver.authorizations).containsExactly("none");
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"text\":\"*Shop \\\"down\\\"*\\nGröße\\nhttp://localhost/pages/secret\"}");
  }

  @Test
  void callsNobodyByAccident() throws Exception {
    send(saying("<!channel> A & B", "a < b && c > d &amp; <@U1|anna>"));
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"text\":\"*&lt;!channel&gt; A &amp; B*\\na &lt; b &amp;&amp; c &gt; d &amp;amp; &lt;@U1|anna&gt;\"}");
  }

  @Test
  void drawsNoStarsAroundNothing() throws Exception {
    send(saying(" ", "text"));
    send(saying(" two\nlines ", "text"));
    assertThat(receiver.bodies)
        .containsExactly("{\"text\":\"text\"}", "{\"text\":\"*two lines*\\ntext\"}");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address : List.of("#general", "ftp://host/x", "http://", "http://a b")) {
      assertThatThrownBy(() -> send(delivery("chat", address, "s", "t")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no http or https address");
    }
  }

  private Delivery saying(String subject, String text) {
    return delivery("chat", receiver.address() + "services/T0/secret-hook", subject, text);
  }
}
