package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is lined up is tried one after another, and without waiting after a failure. */
class LineTest {

  private static final String ANNA = "page-1 anna";

  private final MovableClock clock = new MovableClock();
  private final FakeSender mail = new FakeSender("mail");
  private final FakeSender push = new FakeSender("push");
  private Node node;

  @BeforeEach
  void start() {
    node = new Node(ChannelDatabase.empty(), clock, mail, push);
    add("mail", 0, ANNA);
    add("push", 60, ANNA);
    add("push again", 60, ANNA);
    add("push at last", 120, ANNA);
    add("push to ben", 60, "page-1 ben");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void eachWaitsItsTime() {
    node.dispatchDue();
    assertThat(mail.sent).hasSize(1);
    clock.forward(Duration.ofSeconds(59));
    node.dispatchDue();
    assertThat(push.sent).isEmpty();
    clock.forward(Duration.ofSeconds(1));
    node.dispatchDue();
    assertThat(push.sent)
        .extracting(Delivery::key)
        .containsExactlyInAnyOrder("push", "push again", "push to ben");
  }

  @Test
  void whenOneFailsThoseNextInItsLineGoOutAtOnce() {
    mail.isDown();
    node.dispatchDue();
    assertThat(push.sent).extracting(Delivery::key).containsExactlyInAnyOrder("push", "push again");
  }

  @Test
  void whatFailsAgainAndAgainBringsTheNextForwardOnce() {
    mail.isDown();
    for (int second = 0; second < 30; second++) {
      node.dispatchDue();
      clock.forward(Duration.ofSeconds(1));
    }
    assertThat(push.sent).extracting(Delivery::key).doesNotContain("push at last");
  }

  @Test
  void whatDoesNotGetItsTurnIsOvertaken() {
    clock.forward(Duration.ofSeconds(9));
    overtake();
    assertThat(due()).as("it may still get it").containsExactly("mail");
    clock.forward(Duration.ofSeconds(1));
    overtake();
    assertThat(due()).containsExactlyInAnyOrder("mail", "push", "push again");
  }

  @Test
  void whatHasOvertakenMustNotGetItsTurnEitherBeforeTheNextIsTried() {
    clock.forward(Duration.ofSeconds(10));
    overtake();
    clock.forward(Duration.ofSeconds(9));
    overtake();
    assertThat(due()).doesNotContain("push at last");
    clock.forward(Duration.ofSeconds(1));
    overtake();
    assertThat(due()).contains("push at last").doesNotContain("push to ben");
  }

  @Test
  void whatHangsInItsFirstAttemptIsOvertakenNineSecondsAfterItWasDue() {
    clock.forward(Duration.ofSeconds(8));
    claim("mail");
    clock.forward(Duration.ofSeconds(1));
    overtake();
    assertThat(due()).as("it may still arrive").containsExactly("mail");
    clock.forward(Duration.ofSeconds(1));
    overtake();
    assertThat(due()).containsExactlyInAnyOrder("mail", "push", "push again");
  }

  @Test
  void whatHasOvertakenAndArrivedIsWaitedForThoughTheOtherStillHangs() {
    claim("mail");
    clock.forward(Duration.ofSeconds(10));
    overtake();
    claimAndDeliver("push");
    claimAndDeliver("push");
    clock.forward(Duration.ofSeconds(30));
    overtake();
    assertThat(due()).doesNotContain("push at last");
  }

  private Claim claim(String channel) {
    return node.get(Claims.class)
        .next(channel, List.of(), clock.instant())
        .map(Parcel::first)
        .orElseThrow();
  }

  private void claimAndDeliver(String channel) {
    node.get(Recorder.class).record(claim(channel), Result.delivered());
  }

  @Test
  void whatHasGoneOutIsWaitedFor() {
    node.dispatchDue();
    clock.forward(Duration.ofSeconds(30));
    overtake();
    assertThat(due()).isEmpty();
  }

  private void overtake() {
    node.get(Lines.class).overtake(Duration.ofSeconds(9));
  }

  private List<String> due() {
    return node.get(JdbcClient.class)
        .sql("select key from delivery where state = 'waiting' and due_at <= :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  @Test
  void whatIsCancelledIsNotBroughtForward() {
    mail.refuses();
    node.cancel("page-1");
    node.dispatchDue();
    assertThat(push.sent).isEmpty();
  }

  private void add(String key, long seconds, String line) {
    Delivery delivery =
        new Delivery(
            key, key.split(" ")[0], "anna@example.org", "", "", "page-1", "", Urgency.HIGH);
    node.inTransaction(() -> node.outbox().add(delivery, Duration.ofSeconds(seconds), line));
  }
}
