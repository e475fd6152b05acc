package io.majorincident.channel;

import static io.majorincident.channel.DeliveryStatus.State.CANCELLED;
import static io.majorincident.channel.DeliveryStatus.State.DELIVERED;
import static io.majorincident.channel.DeliveryStatus.State.GIVEN_UP;
import static io.majorincident.channel.DeliveryStatus.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stands in a line is tried as long as it is wanted; that others are called is another thing.
 */
class AsLongAsWantedTest {

  private static final String TOPIC = "page-42";

  private final MovableClock clock = new MovableClock();
  private final FakeSender mail = new FakeSender("mail");
  private final FakeSender push = new FakeSender("push");
  private final Heard heard = new Heard();
  private Node node;

  @BeforeEach
  void start() {
    node = new Node(ChannelDatabase.empty(), clock, mail, push, heard);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void isTriedInGrowingStepsOfAMinuteAtMost() {
    mail.isDown();
    add("mail", 0);
    node.dispatchDue();
    for (int pause : List.of(1, 3, 10, 20, 40, 60, 60, 60)) {
      clock.forward(Duration.ofSeconds(pause).minusMillis(1));
      assertThat(node.dispatchDue()).isZero();
      clock.forward(Duration.ofMillis(1));
      assertThat(node.dispatchDue()).as("after %d s", pause).isEqualTo(1);
    }
    mail.works();
    clock.forward(Duration.ofMinutes(1));
    node.dispatchDue();
    assertThat(node.status("mail").state()).isEqualTo(DELIVERED);
    assertThat(node.status("mail").attempts()).isEqualTo(10);
    assertThat(heard.sentences()).doesNotContain("GivenUp mail 4");
  }

  @Test
  void othersAreCalledAfterFourAttempts() {
    mail.isDown();
    add("mail", 0);
    node.dispatchDue();
    tryFor(13);
    assertThat(heard.unreached).isEmpty();
    tryFor(1);
    assertThat(heard.unreached).containsExactly(TOPIC);
    tryFor(60);
    assertThat(heard.unreached).as("once").hasSize(1);
    assertThat(node.status("mail").state()).isEqualTo(WAITING);
  }

  @Test
  void othersAreCalledInTimeThoughNothingEvenBegins() {
    add("mail", 0);
    add("push", 60);
    clock.forward(Duration.ofSeconds(10));
    node.get(Lines.class).overtake(Duration.ofSeconds(9));
    clock.forward(Duration.ofSeconds(15));
    look();
    assertThat(heard.unreached).isEmpty();
    clock.forward(Duration.ofSeconds(1));
    look();
    assertThat(heard.unreached).containsExactly(TOPIC);
  }

  @Test
  void nobodyElseIsCalledWhereSomethingArrivedOrIsStillToCome() {
    mail.isDown();
    add("mail", 0);
    add("push", 60);
    add("push at last", 600);
    node.dispatchDue();
    tryFor(120);
    assertThat(node.status("push").state()).isEqualTo(DELIVERED);
    assertThat(heard.unreached).isEmpty();
  }

  @Test
  void aReceiverThatIsLeftAloneCostsNoAttempt() {
    mail.trouble =
        delivery -> {
          throw new LeftAlone("left alone", Duration.ofSeconds(10));
        };
    add("mail", 0);
    add("push", 600);
    node.add(Node.page("alone"));
    node.dispatchDue();
    assertThat(push.keys()).as("the next contact is tried at once").containsExactly("push");
    tryFor(600);
    assertThat(node.status("mail").attempts()).isZero();
    assertThat(node.status("alone").state()).isEqualTo(WAITING);
    assertThat(heard.sentences())
        .as("that is told once")
        .containsExactlyInAnyOrder("Failed mail 1", "Failed alone 1", "Delivered push 1");
    assertThat(attempts()).as("none was made").isEqualTo(1);
    mail.works();
    tryFor(10);
    assertThat(node.status("mail").state()).isEqualTo(DELIVERED);
    assertThat(node.status("alone").state()).isEqualTo(DELIVERED);
  }

  @Test
  void othersAreCalledWhileTheReceiverIsLeftAlone() {
    mail.trouble =
        delivery -> {
          throw new LeftAlone("left alone", Duration.ofSeconds(10));
        };
    add("mail", 0);
    tryFor(25);
    assertThat(heard.unreached).isEmpty();
    tryFor(1);
    assertThat(heard.unreached).containsExactly(TOPIC);
  }

  @Test
  void aLateOneSaysHowOldItIs() {
    mail.isDown();
    add("mail", 0);
    tryFor(119);
    mail.works();
    clock.forward(Duration.ofMinutes(10));
    node.dispatchDue();
    assertThat(mail.sent).singleElement().extracting(Delivery::text).isEqualTo("PT11M59S");
    assertThat(mail.keys()).as("a receiver can tell a repetition").containsExactly("mail");
  }

  @Test
  void whatComesLaterAsPlannedIsNotLate() {
    add("mail", 600);
    clock.forward(Duration.ofSeconds(600));
    node.dispatchDue();
    assertThat(mail.sent).singleElement().extracting(Delivery::text).isEqualTo("text");
  }

  @Test
  void whatIsNotDueYetIsCancelledAloneWhenOthersAreCalled() {
    mail.isDown();
    add("mail", 0);
    node.dispatchDue();
    add("push", 600);
    assertThat(node.inTransaction(() -> node.outbox().cancelNotYetDue(TOPIC))).isEqualTo(1);
    assertThat(node.status("mail").state()).isEqualTo(WAITING);
    assertThat(node.status("push").state()).isEqualTo(CANCELLED);
  }

  @Test
  void whatIsWantedNoMoreIsNotTried() {
    mail.isDown();
    add("mail", 0);
    tryFor(60);
    node.cancel(TOPIC);
    mail.works();
    tryFor(60);
    assertThat(mail.sent).isEmpty();
  }

  @Test
  void whatFailsForLongIsToldNowAndThen() {
    mail.isDown();
    add("mail", 0);
    node.dispatchDue();
    tryFor(1200);
    assertThat(node.status("mail").attempts()).isBetween(20, 31);
    assertThat(heard.sentences())
        .containsExactly(
            "Failed mail 1",
            "Failed mail 2",
            "Failed mail 3",
            "Failed mail 4",
            "Failed mail 8",
            "Failed mail 16");
  }

  @Test
  void whoNeverGotItIsKnownAsSuchThoughSomebodyElseHasTakenIt() {
    mail.isDown();
    add("mail", 0);
    node.dispatchDue();
    node.cancel(TOPIC);
    assertThat(node.outbox().lastWasGivenUp("mail", "anna@example.org"))
        .as("it had hardly been tried")
        .isFalse();
    add("mail later", 0);
    node.dispatchDue();
    tryFor(30);
    node.cancel(TOPIC);
    assertThat(node.outbox().lastWasGivenUp("mail", "anna@example.org")).isTrue();
  }

  @Test
  void aDayIsEnough() {
    mail.isDown();
    add("mail", 0);
    tryFor(20);
    clock.forward(Duration.ofDays(1));
    node.dispatchDue();
    assertThat(node.status("mail").state()).isEqualTo(GIVEN_UP);
  }

  @Test
  void whoCallsOthersHearsAgainWhatHasFailed() {
    mail.refuses();
    add("mail", 0);
    heard.trouble = true;
    node.dispatchDue();
    heard.trouble = false;
    node.dispatchDue();
    assertThat(heard.unreached).containsExactly(TOPIC);
  }

  private void look() {
    node.get(UnreachedTopics.class).tell();
  }

  private void tryFor(int seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.forward(Duration.ofSeconds(1));
      node.dispatchDue();
    }
  }

  private int attempts() {
    return node.get(JdbcClient.class)
        .sql("select count(*) from delivery_attempt")
        .query(Integer.class)
        .single();
  }

  private void add(String key, long seconds) {
    Delivery delivery =
        new Delivery(
            key,
            key.split(" ")[0],
            "anna@example.org",
            "subject",
            "text",
            TOPIC,
            "MI-2026-0001",
            Urgency.HIGH);
    node.inTransaction(
        () -> node.outbox().add(delivery, Duration.ofSeconds(seconds), TOPIC + " anna"));
  }
}
