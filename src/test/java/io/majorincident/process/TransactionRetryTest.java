package io.majorincident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
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
            retry.insist(
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

    assertThatThrownBy(() -> retry.insist(failing(99, refusal))).isSameAs(refusal);
    assertThatThrownBy(() -> retry.insist(failing(99, mistake))).isSameAs(mistake);
    assertThatThrownBy(() -> retry.run(failing(99, engine))).isSameAs(engine);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void anAnswerIsTriedAgainAlsoIfTheEngineDoesNotSayWhy() {
    RuntimeException engine = new ProcessEngineException("no such execution");

    assertThat(retry.insist(failing(2, engine))).isEqualTo("done");
    assertThatThrownBy(() -> retry.insist(failing(99, engine)))
        .as("what it was is not hidden")
        .isSameAs(engine);
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
