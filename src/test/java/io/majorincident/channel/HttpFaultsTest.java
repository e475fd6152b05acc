package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong on the wire passes, is cut off in time, and is told without any address. */
@Timeout(20)
class HttpFaultsTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void aReceiverThatAcceptsAndSaysNothing() throws Exception {
    fails(BrokenReceiver.silent(), SHORT, "did not answer within PT0.3S");
  }

  @Test
  void aConnectionThatBreaksInTheMiddle() throws Exception {
    fails(BrokenReceiver.resetting(), LONG, "The receiver was not reached: ");
  }

  @Test
  void anAnswerThatEndsTooSoon() throws Exception {
    fails(BrokenReceiver.cutting(), LONG, "The receiver was not reached: ");
  }

  @Test
  void anAnswerThatComesByteForByte() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n";
    fails(BrokenReceiver.dripping(head, "x"), SHORT, "did not answer within PT0.3S");
    fails(BrokenReceiver.dripping("HTTP/1.1 200 OK\r\nA: ", "x"), SHORT, "did not answer within");
  }

  @Test
  void anAnswerThatIsNoHttp() throws Exception {
    fails(BrokenReceiver.dripping("", "x".repeat(999)), LONG, "The receiver was not reached: ");
    fails(BrokenReceiver.dripping("HTTP/1.1 200 OK\r\n", "A: b\r\n".repeat(99)), LONG, "reached: ");
  }

  private static void fails(BrokenReceiver receiver, Duration within, String why)
      throws IOException {
    try (receiver) {
      HttpPost post = HttpSenderTest.post(within);
      assertThatThrownBy(() -> post.send(HttpPost.json(receiver.address(), "k", "{}")))
          .isInstanceOf(TemporaryFailure.class)
          .hasMessageContaining(why)
          .hasMessageNotContaining("127.0.0.1")
          .hasMessageNotContaining("secret-hook");
      assertThat(receiver.connections).as("no second attempt by itself").hasValue(1);
    }
  }
}
