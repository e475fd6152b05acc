package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who fails again and again is left alone, and is tried again. */
@Timeout(20)
class BreakersTest {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final MovableClock clock = new MovableClock();
  private final Breakers breakers = new Breakers(3, Duration.ofMinutes(1), PAUSE, clock);

  @Test
  void leavesAloneWhoFailsSeveralTimesInARow() throws Exception {
    fails(2);
    breakers.begin("a:443");
    breakers.fails("a:443");
    assertThatThrownBy(() -> breakers.begin("a:443"))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage(
            "The receiver has failed 3 times in a row: left alone until "
                + clock.instant().plus(PAUSE))
        .hasMessageNotContaining("a:443");
    assertThat(notBefore()).isEqualTo(PAUSE);
    clock.forward(Duration.ofSeconds(4));
    assertThat(notBefore()).isEqualTo(Duration.ofSeconds(6));
    assertThatCode(() -> breakers.begin("b:443")).as("another one").doesNotThrowAnyException();
  }

  @Test
  void countsOnlyWhatHappensInARowAndWithinATime() throws Exception {
    fails(2);
    breakers.works("a:443");
    fails(2);
    clock.forward(Duration.ofSeconds(61));
    fails(2);
    breakers.begin("a:443");
    fails(1);
    assertThatThrownBy(() -> breakers.begin("a:443")).isInstanceOf(TemporaryFailure.class);
  }

  @Test
  void letsOneTryAfterThePauseAndTheOthersWhenThatWorks() throws Exception {
    fails(3);
    clock.forward(PAUSE);
    breakers.begin("a:443");
    assertThatThrownBy(() -> breakers.begin("a:443")).isInstanceOf(TemporaryFailure.class);
    breakers.works("a:443");
    breakers.begin("a:443");
    breakers.begin("a:443");
  }

  @Test
  void leavesAloneAgainWhoFailsTheTrial() throws Exception {
    fails(3);
    clock.forward(Duration.ofMinutes(5));
    breakers.begin("a:443");
    breakers.fails("a:443");
    assertThatThrownBy(() -> breakers.begin("a:443"))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("failed 4 times in a row");
  }

  @Test
  void triesAgainThoughATrialNeverEnded() throws Exception {
    fails(3);
    clock.forward(PAUSE);
    breakers.begin("a:443");
    clock.forward(PAUSE);
    breakers.begin("a:443");
  }

  @Test
  void connectsToNobodyMeanwhileOnWhateverChannel() throws Exception {
    try (BrokenReceiver receiver = BrokenReceiver.cutting()) {
      HttpPost post = post();
      Sender chat = new ChatSender(post, SwitchedChat.noButtons());
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> chat.send(to("chat", receiver.address())))
            .hasMessageContaining("was not reached");
      }
      Sender push = new PushSender(post);
      assertThatThrownBy(() -> push.send(to("push", receiver.address())))
          .isInstanceOf(TemporaryFailure.class)
          .hasMessageStartingWith("The receiver has failed 3 times in a row");
      assertThat(receiver.connections).hasValue(3);
    }
  }

  @Test
  void aReceiverThatAnswersIsWellWhateverItThinksOfTheMessage() throws Exception {
    try (Receiver receiver = new Receiver()) {
      HttpPost post = post();
      for (int status : List.of(400, 404, 429, 408, 302, 429)) {
        receiver.status = status;
        assertThatThrownBy(() -> new PushSender(post).send(to("push", receiver.address())))
            .hasMessageContaining("status " + status);
      }
      receiver.status = 503;
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> new PushSender(post).send(to("push", receiver.address())))
            .hasMessageContaining("status 503");
      }
      assertThatThrownBy(() -> new PushSender(post).send(to("push", receiver.address())))
          .hasMessageContaining("left alone");
      receiver.status = 204;
      clock.forward(PAUSE);
      new PushSender(post).send(to("push", receiver.address()));
      assertThat(receiver.bodies).hasSize(10);
    }
  }

  @Test
  void whatIsForbiddenIsNoFailureOfTheReceiver() {
    HttpPost guarded = new HttpPost(HttpPost.WITHIN, new AddressGuard(List.of()), breakers);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> guarded.send(HttpPost.json("http://127.0.0.1:1/", "k", "{}")))
          .isInstanceOf(PermanentFailure.class);
    }
  }

  @Test
  void theNextContactIsTriedAtOnce() throws Exception {
    FakeSender mail = new FakeSender("mail");
    try (BrokenReceiver receiver = BrokenReceiver.cutting();
        Node node =
            new Node(
                ChannelDatabase.empty(),
                clock,
                mail,
                new ChatSender(post(1), SwitchedChat.noButtons()))) {
      node.add(to("chat", receiver.address()));
      node.dispatchDue();
      assertThat(receiver.connections).hasValue(1);
      Delivery second = to("chat", receiver.address(), "second");
      node.inTransaction(() -> node.outbox().add(second, Duration.ZERO, "line"));
      Delivery next = Node.page("next");
      node.inTransaction(() -> node.outbox().add(next, Duration.ofMinutes(5), "line"));
      node.dispatchDue();
      assertThat(receiver.connections).as("left alone").hasValue(1);
      assertThat(mail.keys()).containsExactly("next");
      assertThat(node.status("second").lastError()).contains("left alone until");
      assertThat(node.status("second").state()).isEqualTo(DeliveryStatus.State.WAITING);
    }
  }

  @Test
  void nothingUrgentIsGivenUpBeforeTheReceiverIsTriedAgain() {
    List<String> settings = List.of("majorincident.channel.breaker.pause=1h");
    try (Node node = new Node(ChannelDatabase.empty(), settings, clock)) {
      Duration pause = node.get(ChannelSettings.class).breakerPause();
      assertThat(pause).isEqualTo(Duration.ofSeconds(10));
    }
  }

  private void fails(int times) {
    for (int i = 0; i < times; i++) {
      breakers.fails("a:443");
    }
  }

  private Duration notBefore() {
    return catchThrowableOfType(TemporaryFailure.class, () -> breakers.begin("a:443")).notBefore();
  }

  private HttpPost post() {
    return new HttpPost(HttpPost.WITHIN, SystemDefaultDnsResolver.INSTANCE, breakers);
  }

  private HttpPost post(int failures) {
    Breakers own = new Breakers(failures, Duration.ofMinutes(1), PAUSE, clock);
    return new HttpPost(HttpPost.WITHIN, SystemDefaultDnsResolver.INSTANCE, own);
  }

  private static Delivery to(String channel, String address) {
    return to(channel, address, "first");
  }

  private static Delivery to(String channel, String address, String key) {
    return new Delivery(key, channel, address, "s", "t", "", "MI-2026-0001", Urgency.HIGH);
  }
}
