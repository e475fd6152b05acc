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

/** What every sender does that posts to a real HTTP receiver. */
@Timeout(20)
abstract class HttpSenderTest {

  Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  /** One that has this long, and sends to the receiver. */
  abstract Sender sender(Duration within);

  /** Something to send. */
  abstract Delivery delivery();

  final Delivery delivery(String channel, String recipient, String subject, String text) {
    return new Delivery(
        "MI-2026-0001/page/anna",
        channel,
        recipient,
        subject,
        text,
        "",
        "MI-2026-0001",
        Urgency.HIGH);
  }

  /** The same that asks to open a page. */
  final Delivery opening(String link, Delivery delivery) {
    return delivery.asking(Action.open("Open", link));
  }

  /** What posts to receivers in this machine as well. */
  static HttpPost post(Duration within) {
    return new HttpPost(within, new AddressGuard(List.of("127.0.0.1")), patient());
  }

  /** Whoever never gives up on a receiver. */
  static Breakers patient() {
    return new Breakers(
        Integer.MAX_VALUE, Duration.ofMinutes(1), Duration.ofSeconds(10), new MovableClock());
  }

  final void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    sender(HttpPost.WITHIN).send(delivery);
  }

  @Test
  void takesARefusalAsFinal() {
    for (int status : List.of(400, 401, 404, 410)) {
      receiver.status = status;
      assertThatThrownBy(() -> send(delivery()))
          .isInstanceOf(PermanentFailure.class)
          .hasMessage("The receiver refuses it with status " + status);
    }
    assertThat(receiver.bodies).hasSize(4);
  }

  @Test
  void takesEverythingElseAsPassing() {
    for (int status : List.of(302, 408, 429, 500, 503)) {
      receiver.status = status;
      assertThatThrownBy(() -> send(delivery())).isInstanceOf(TemporaryFailure.class);
    }
    assertThat(receiver.bodies).as("one each, and no redirect is followed").hasSize(5);
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
    assertThatThrownBy(() -> sender(Duration.ofMillis(300)).send(delivery()))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("did not answer within");
  }

  @Test
  void namesNobodyWhenNobodyListens() {
    Delivery delivery = delivery();
    receiver.close();
    assertThatThrownBy(() -> send(delivery))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage("The receiver was not reached: it cannot be connected to");
  }

  private Duration notBefore() {
    return catchThrowableOfType(TemporaryFailure.class, () -> send(delivery())).notBefore();
  }
}
