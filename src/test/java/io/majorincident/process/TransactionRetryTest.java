package io.majorincident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class TransactionRetryTest {

  private final TransactionRetry retry = new TransactionRetry();
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void noTransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  @Test
  void whatIsOvertakenIsDoneOnceMore() {
    assertThat(retry.run(failing(3, new OptimisticLockingException("changed")))).isEqualTo("done");
    assertThat(attempts).hasValue(4);
  }

  @Test
  void howeverTheDatabaseSaysIt() {
    assertThat(retry.run(failing(1, new CannotAcquireLockException("deadlock")))).isEqualTo("done");
    assertThat(
            retry.run(
                failing(
                    3,
                    new ProcessEngineException(
                        "not stored", new SQLException("parent is gone", "23503")))))
        .isEqualTo("done");
  }

  @Test
  void whoIsOvertakenAgainAndAgainHearsIt() {
    assertThatThrownBy(() -> retry.run(failing(99, new OptimisticLockingException("changed"))))
        .isInstanceOf(RaceLost.class)
        .hasMessage(RaceLost.SENTENCE);
    assertThat(attempts).hasValue(12);
  }

  @Test
  void whatIsWrongInItselfIsNotTriedAgain() {
    RuntimeException refusal = new BadUserRequestException("This is over.");
    RuntimeException mistake = new IllegalStateException("a mistake of ours");
    RuntimeException engine = new ProcessEngineException("a bad expression");

    assertThatThrownBy(() -> retry.run(failing(99, refusal))).isSameAs(refusal);
    assertThatThrownBy(() -> retry.run(failing(99, mistake))).isSameAs(mistake);
    assertThatThrownBy(() -> retry.run(failing(99, engine))).isSameAs(engine);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void whatMayBeAFaultAsWellIsTriedAFewTimesAndNotHidden() {
    RuntimeException gone = new NullValueException("Cannot find task with id 1: task is null");

    assertThat(retry.run(failing(2, gone))).isEqualTo("done");
    attempts.set(0);
    assertThatThrownBy(() -> retry.run(failing(99, gone))).isSameAs(gone);
    assertThat(attempts).hasValue(4);
  }

  @Test
  void aFaultOfOursSurfacesAtOnce() {
    List<RuntimeException> faults =
        List.of(
            new NullPointerException("of ours"),
            new ProcessEngineException("Unknown property used in expression: ${nobody}"),
            new ProcessEngineException("in a step", new NullPointerException("of ours")),
            new QueryTimeoutException("too slow"),
            new DataIntegrityViolationException("x", new SQLException("ours", "23503")));

    for (RuntimeException fault : faults) {
      attempts.set(0);
      assertThatThrownBy(() -> retry.run(failing(99, fault))).isSameAs(fault);
      assertThat(attempts).as(fault.toString()).hasValue(1);
    }
  }

  @Test
  void whoFindsNoPlaceWaitsForOneOnceAndLeavesItAtTheEnd() {
    AtomicInteger waits = new AtomicInteger();
    AtomicInteger left = new AtomicInteger();
    RuntimeException full =
        new NoPlaceFree("Many do it.") {
          @Override
          public Optional<Place> await(Duration longest) {
            waits.incrementAndGet();
            return Optional.of(left::incrementAndGet);
          }
        };

    assertThat(retry.run(failing(1, full))).isEqualTo("done");
    assertThatThrownBy(() -> retry.run(failing(99, full))).isInstanceOf(RaceLost.class);
    assertThat(waits).as("once each time").hasValue(2);
    assertThat(left).hasValue(2);
  }

  @Test
  void withinATransactionWhoeverBeganItRepeatsIt() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    RuntimeException race = new OptimisticLockingException("changed");

    assertThatThrownBy(() -> retry.run(failing(1, race))).isSameAs(race);
  }

  private Supplier<String> failing(int times, RuntimeException failure) {
    int until = attempts.get() + times;
    return () -> {
      if (attempts.incrementAndGet() <= until) {
        throw failure;
      }
      return "done";
    };
  }
}
