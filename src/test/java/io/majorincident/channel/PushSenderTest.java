package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Push messages to a real HTTP receiver. */
@Timeout(20)
class PushSenderTest {

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void postsTheMessageWithItsKey() throws Exception {
    new PushSender().send(receiver.delivery("page:42/anna"));
    assertThat(receiver.keys).containsExactly("page:42/anna");
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"key\":\"page:42/anna\",\"subject\":\"Shop \\\"down\\\"\",\"text\":\"Größe\",\"reference\":\"MI-2026-0001\"}");
  }

  @Test
  void writesAnyKeyAsAHeader() throws Exception {
    new PushSender().send(receiver.delivery("für anna\r\nX: y"));
    assertThat(receiver.keys).containsExactly("f%C3%BCr+anna%0D%0AX%3A+y");
  }

  @Test
  void takesARefusalAsFinal() {
    for (int status : List.of(400, 401, 404, 410)) {
      receiver.status = status;
      assertThatThrownBy(this::send)
          .isInstanceOf(PermanentFailure.class)
          .hasMessage("The receiver refuses it with status " + status);
    }
  }

  @Test
  void takesEverythingElseAsPassing() {
    for (int status : List.of(302, 408, 429, 500, 503)) {
      receiver.status = status;
      assertThatThrownBy(this::send).isInstanceOf(TemporaryFailure.class);
    }
    assertThat(receiver.keys).hasSize(5);
  }

  @Test
  void hearsHowLongToWait() {
    receiver.status = 429;
    receiver.retryAfter = "7";
    assertThat(notBefore()).isEqualTo(Duration.ofSeconds(7));
    receiver.retryAfter = "Wed, 21 Oct 2026 07:28:00 GMT";
    assertThat(notBefore()).isZero();
  }

  @Test
  void waitsNotForAnAnswerThatNeverEnds() {
    receiver.neverEndsItsAnswer = true;
    receiver.status = 200;
    PushSender impatient = new PushSender(Duration.ofMillis(300));
    assertThatThrownBy(() -> impatient.send(receiver.delivery("page-1")))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("did not answer within");
  }

  @Test
  void namesNoAddressWhenNobodyListens() {
    Delivery delivery = receiver.delivery("page-1");
    receiver.close();
    assertThatThrownBy(() -> new PushSender().send(delivery))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("cannot be connected to")
        .message()
        .doesNotContain("secret-hook");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address :
        List.of("anna", "ftp://host/x", "http://", "http://a b", "file:///etc/x")) {
      assertThatThrownBy(() -> new PushSender().send(to(address)))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no http or https address");
    }
  }

  private void send() throws TemporaryFailure, PermanentFailure {
    new PushSender().send(receiver.delivery("page-1"));
  }

  private Duration notBefore() {
    return catchThrowableOfType(TemporaryFailure.class, this::send).notBefore();
  }

  private static Delivery to(String address) {
    return new Delivery("page-1", "push", address, "s", "t", "", "", Urgency.HIGH);
  }
}
