package io.majorincident.channel;

import static io.majorincident.channel.DeliveryStatus.State.CANCELLED;
import static io.majorincident.channel.DeliveryStatus.State.DELIVERED;
import static io.majorincident.channel.DeliveryStatus.State.GIVEN_UP;
import static io.majorincident.channel.DeliveryStatus.State.RECORDING;
import static io.majorincident.channel.DeliveryStatus.State.WAITING;
import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is added goes out once, and what cannot go out is repeated and at last given up. */
class DispatcherTest {

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
  void deliversOnceAndTellsIt() {
    assertThat(node.add(page("page-1"))).isTrue();
    assertThat(node.status("page-1").state()).isEqualTo(WAITING);

    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(node.dispatchDue()).isZero();

    assertThat(mail.sent).containsExactly(page("page-1"));
    assertThat(heard.sentences()).containsExactly("Delivered page-1 1");
    DeliveryStatus status = node.status("page-1");
    assertThat(status.state()).isEqualTo(DELIVERED);
    assertThat(status.attempts()).isEqualTo(1);
    assertThat(status.endedAt()).isEqualTo(clock.instant());
    assertThat(status.dueAt()).isNull();
  }

  @Test
  void sendsOutsideOfTransactionsAndNamesTheReferenceInTheLog() {
    List<String> seen = new ArrayList<>();
    mail.trouble =
        delivery ->
            seen.add(
                MDC.get("incident")
                    + " "
                    + TransactionSynchronizationManager.isActualTransactionActive());
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(seen).containsExactly("MI-2026-0001 false");
    assertThat(MDC.get("incident")).isNull();
  }

  @Test
  void tellsInsideTheTransactionThatRecords() {
    List<Boolean> inTransaction = new ArrayList<>();
    heard.reaction =
        event -> inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(inTransaction).containsExactly(true);
  }

  @Test
  void sendsNothingOfWhatWasRolledBack() {
    assertThatThrownBy(
            () ->
                node.inTransaction(
                    () -> {
                      node.outbox().add(page("page-1"));
                      throw new IllegalStateException("the step failed");
                    }))
        .hasMessage("the step failed");
    assertThat(node.dispatchDue()).isZero();
    assertThat(node.outbox().of("MI-2026-0001")).isEmpty();
  }

  @Test
  void refusesToStoreWithoutTheCallersTransaction() {
    assertThatThrownBy(() -> node.outbox().add(page("page-1")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void refusesToSendInsideATransaction() {
    assertThatThrownBy(() -> node.inTransaction(node::dispatchDue))
        .hasMessageContaining("Call it after the commit");
  }

  @Test
  void storesAKeyOnce() {
    assertThat(node.add(page("page-1"))).isTrue();
    assertThat(node.add(page("page-1"))).isFalse();
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(node.add(page("page-1"))).isFalse();
    assertThat(node.dispatchDue()).isZero();
  }

  @Test
  void sendsTheUrgentFirst() {
    node.add(page("update", "mail", "", Urgency.LOW));
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(mail.keys()).containsExactly("page-1", "update");
  }

  @Test
  void repeatsWithGrowingPausesAndGivesUp() {
    mail.isDown();
    node.add(page("page-1"));
    assertThat(node.dispatchDue()).isEqualTo(1);
    for (int pause : List.of(1, 3, 10)) {
      clock.forward(Duration.ofSeconds(pause).minusMillis(1));
      assertThat(node.dispatchDue()).isZero();
      clock.forward(Duration.ofMillis(1));
      assertThat(node.dispatchDue()).isEqualTo(1);
    }
    assertThat(heard.sentences())
        .containsExactly(
            "Failed page-1 1", "Failed page-1 2", "Failed page-1 3", "GivenUp page-1 4");
    assertThat(node.status("page-1").state()).isEqualTo(GIVEN_UP);
    assertThat(node.status("page-1").lastError()).isEqualTo("the line is dead");
    clock.forward(Duration.ofDays(1));
    assertThat(node.dispatchDue()).isZero();
  }

  @Test
  void triesForHoursWhatIsNotUrgent() {
    mail.isDown();
    node.add(page("update", "mail", "", Urgency.LOW));
    node.dispatchDue();
    for (int seconds : List.of(1, 5, 15, 60, 300, 1800)) {
      clock.forward(Duration.ofSeconds(seconds));
      node.dispatchDue();
    }
    mail.works();
    clock.forward(Duration.ofHours(2));
    node.dispatchDue();
    assertThat(mail.keys()).containsExactly("update");
    assertThat(node.status("update").attempts()).isEqualTo(8);
    assertThat(outcomes())
        .startsWith("failed", "failed")
        .endsWith("failed", "delivered")
        .hasSize(8);
  }

  @Test
  void waitsAsLongAsTheReceiverAsksButNotTooLong() {
    mail.trouble =
        delivery -> {
          throw new TemporaryFailure("busy", Duration.ofDays(1));
        };
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(node.status("page-1").dueAt()).isEqualTo(clock.instant().plusSeconds(10));
  }

  @Test
  void givesUpAtOnceWhatCannotSucceed() {
    mail.refuses();
    node.add(page("page-1"));
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(heard.sentences()).containsExactly("GivenUp page-1 1");
    assertThat(node.status("page-1").lastError()).isEqualTo("nobody lives there");
  }

  @Test
  void givesUpWhatNobodyServes() {
    node.add(page("page-1", "pigeon", "page-42", Urgency.LOW));
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(heard.sentences()).containsExactly("GivenUp page-1 1");
    assertThat(node.status("page-1").lastError())
        .contains("no channel 'pigeon'")
        .contains("[chat, mail, ntfy, push, room, system, teams, text, voice, webhook]");
  }

  @Test
  void repeatsWhenASenderHasAMistake() {
    mail.trouble =
        delivery -> {
          throw new IllegalStateException("a mistake of ours");
        };
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(heard.sentences()).containsExactly("Failed page-1 1");
  }

  @Test
  void knowsWhenAWholeTopicIsGivenUp() {
    mail.refuses();
    node.add(page("page-1"));
    node.add(page("page-2", "push", "page-42", Urgency.HIGH));
    node.add(page("page-3", "mail", "", Urgency.HIGH));
    push.isDown();
    node.dispatchDue();
    assertThat(heard.unreached).isEmpty();
    node.cancel("page-42");
    node.dispatchDue();
    node.dispatchDue();
    assertThat(heard.unreached).as("once").containsExactly("page-42");
  }

  @Test
  void knowsWhetherTheLastToARecipientArrived() {
    Delivery first = page("page-1");
    assertThat(lastWasGivenUp(first)).isFalse();
    mail.refuses();
    node.add(first);
    node.dispatchDue();
    assertThat(lastWasGivenUp(first)).isTrue();
    mail.trouble = delivery -> {};
    node.add(page("page-2"));
    assertThat(lastWasGivenUp(first)).as("the next one is still waiting").isTrue();
    node.dispatchDue();
    assertThat(lastWasGivenUp(first)).isFalse();
  }

  private boolean lastWasGivenUp(Delivery delivery) {
    return node.outbox().lastWasGivenUp(delivery.channel(), delivery.recipient());
  }

  @Test
  void cancelsWhatIsNotSent() {
    node.add(page("page-1"));
    node.dispatchDue();
    mail.isDown();
    node.add(page("page-2"));
    node.dispatchDue();
    node.add(page("page-3"));
    node.add(page("other", "mail", "page-43", Urgency.HIGH));
    mail.works();

    assertThat(node.cancel("page-42")).isEqualTo(2);
    assertThat(node.cancel("page-42")).isZero();

    clock.forward(Duration.ofHours(3));
    node.dispatchDue();
    assertThat(mail.keys()).containsExactly("page-1", "other");
    assertThat(node.status("page-2").state()).isEqualTo(CANCELLED);
    assertThat(node.status("page-3").state()).isEqualTo(CANCELLED);
  }

  @Test
  void cancelsNothingThatHasNoTopic() {
    node.add(page("update", "mail", "", Urgency.LOW));
    assertThat(node.cancel("")).isZero();
  }

  @Test
  void doesNotRepeatWhatIsCancelledWhileItIsSent() {
    mail.trouble =
        delivery -> {
          node.cancel("page-42");
          throw new TemporaryFailure("the line is dead");
        };
    node.add(page("page-1"));
    node.dispatchDue();
    clock.forward(Duration.ofHours(1));
    assertThat(node.dispatchDue()).isZero();
    assertThat(heard.sentences()).containsExactly("Cancelled page-1 1");
    assertThat(node.status("page-1").state()).isEqualTo(CANCELLED);
  }

  @Test
  void saysDeliveredOfWhatIsCancelledTooLate() {
    mail.trouble = delivery -> node.cancel("page-42");
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(heard.sentences()).containsExactly("Cancelled page-1 1", "Delivered page-1 1");
    assertThat(node.status("page-1").state()).isEqualTo(DELIVERED);
  }

  @Test
  void repeatsWithTheSameKeyAfterACrash() {
    node.add(page("page-1"));
    assertThat(node.get(Claims.class).next("mail", List.of(), clock.instant())).isPresent();
    // the one who claimed it is gone: the application's clock does not matter, the lease does
    clock.forward(Duration.ofHours(1));
    assertThat(node.dispatchDue()).isZero();

    endLeases();
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(mail.keys()).containsExactly("page-1");
    assertThat(outcomes()).containsExactly(null, "delivered");
  }

  @Test
  void givesUpWhatIsCutOffAtEveryAttempt() {
    node.add(page("page-1"));
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(node.get(Claims.class).next("mail", List.of(), clock.instant())).isPresent();
      endLeases();
    }
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(mail.sent).isEmpty();
    assertThat(heard.sentences()).containsExactly("GivenUp page-1 5");
    assertThat(node.status("page-1").state()).isEqualTo(GIVEN_UP);
    assertThat(node.status("page-1").lastError()).contains("cut off");
    clock.forward(Duration.ofHours(3));
    assertThat(node.dispatchDue()).isZero();
  }

  @Test
  void leavesTheFailureOfAnOutdatedClaimWithoutEffect() {
    node.add(page("page-1"));
    Claim slow = claimed();
    endLeases();
    Claim present = claimed();

    node.get(Recorder.class).record(slow, Result.givenUp("too slow"));
    assertThat(node.status("page-1").state()).isEqualTo(WAITING);
    node.get(Recorder.class).record(present, Result.delivered());
    assertThat(heard.sentences()).containsExactly("Delivered page-1 2");
  }

  @Test
  void believesTheSuccessOfAnOutdatedClaimOnce() {
    node.add(page("page-1"));
    Claim slow = claimed();
    endLeases();
    Claim present = claimed();

    node.get(Recorder.class).record(slow, Result.delivered());
    node.get(Recorder.class).record(present, Result.delivered());
    assertThat(heard.sentences()).containsExactly("Delivered page-1 1");
  }

  @Test
  void tellsAgainButSendsOnceWhenAListenerThrows() {
    refuseToHear();
    node.add(page("page-1"));
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(node.status("page-1").state()).isEqualTo(RECORDING);
    assertThat(node.cancel("page-42")).isZero();
    for (int pause : List.of(1, 2)) {
      clock.forward(Duration.ofSeconds(pause));
      node.dispatchDue();
    }
    assertThat(heard.sentences()).hasSize(3).containsOnly("Delivered page-1 1");

    heard.forget();
    heard.reaction = event -> {};
    clock.forward(Duration.ofSeconds(4));
    node.dispatchDue();
    assertThat(heard.sentences()).containsExactly("Delivered page-1 1");
    assertThat(node.status("page-1").state()).isEqualTo(DELIVERED);
    assertThat(mail.keys()).containsExactly("page-1");
  }

  @Test
  void tellsAgainThatItIsGivenUpWhenAListenerThrows() {
    refuseToHear();
    mail.refuses();
    node.add(page("page-1"));
    node.dispatchDue();
    assertThat(heard.unreached).isEmpty();

    heard.reaction = event -> {};
    clock.forward(Duration.ofSeconds(1));
    node.dispatchDue();
    assertThat(heard.unreached).containsExactly("page-42");
    assertThat(heard.sentences()).containsExactly("GivenUp page-1 1", "GivenUp page-1 1");
    assertThat(node.status("page-1").state()).isEqualTo(GIVEN_UP);
    assertThat(node.status("page-1").lastError()).isEqualTo("nobody lives there");
  }

  @Test
  void repeatsAFailedAttemptEvenIfAListenerThrows() {
    refuseToHear();
    mail.isDown();
    node.add(page("page-1"));
    node.dispatchDue();
    mail.works();
    heard.reaction = event -> {};
    clock.forward(Duration.ofSeconds(1));
    node.dispatchDue();
    assertThat(heard.sentences()).containsExactly("Failed page-1 1", "Delivered page-1 2");
    assertThat(outcomes()).containsExactly("failed", "delivered");
  }

  @Test
  void commitsWhatListenersAddAndSendsItToo() {
    mail.refuses();
    heard.reaction =
        event -> {
          if (event instanceof DeliveryEvent.GivenUp) {
            node.outbox().add(page("page-2", "push", "page-43", Urgency.HIGH));
          }
        };
    node.add(page("page-1"));
    assertThat(node.dispatchDue()).isEqualTo(2);
    assertThat(push.keys()).containsExactly("page-2");
  }

  @Test
  void takesTextsThatTheDatabaseWouldRefuse() {
    node.add(
        new Delivery("page\u00001", "mail", "a@b.de", "\u0000", null, null, null, Urgency.LOW));
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(mail.keys()).containsExactly("page1");
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(page("page-1").toString()).doesNotContain("secret").contains("page-1");
  }

  private Claim claimed() {
    return node.get(Claims.class)
        .next("mail", List.of(), clock.instant())
        .map(Parcel::first)
        .orElseThrow();
  }

  private void refuseToHear() {
    heard.reaction =
        event -> {
          throw new IllegalStateException("a listener's mistake");
        };
  }

  private void endLeases() {
    jdbc().sql("update delivery set leased_until = clock_timestamp() - interval '1 ms'").update();
  }

  private List<String> outcomes() {
    return jdbc()
        .sql("select outcome from delivery_attempt order by delivery, number")
        .query()
        .listOfRows()
        .stream()
        .map((Map<String, Object> row) -> (String) row.get("outcome"))
        .toList();
  }

  private JdbcClient jdbc() {
    return node.get(JdbcClient.class);
  }
}
