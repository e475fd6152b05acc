package io.majorincident.process;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.policy.CompositeRetryPolicy;
import org.springframework.retry.policy.ExceptionClassifierRetryPolicy;
import org.springframework.retry.policy.MaxAttemptsRetryPolicy;
import org.springframework.retry.policy.NeverRetryPolicy;
import org.springframework.retry.policy.TimeoutRetryPolicy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what a person or a system wants once more, if something else came first in the same moment:
 * a step of the incident, another answer, its end. Each attempt is a transaction of its own and
 * goes by what holds then, so it must be one that can be made again.
 */
@Component
public class TransactionRetry {

  /** Whoever is faster takes part once; there are never so many. */
  private static final int ATTEMPTS = 12;

  /** What may be a fault as well is not hidden behind many. */
  private static final int ATTEMPTS_IN_DOUBT = 4;

  /** Whoever waits at a door has gone by then. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final RetryTemplate template = template();

  /** As {@link #run(Supplier)}, where nothing is said back. */
  public void run(Runnable work) {
    run(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Does the work until it is not overtaken.
   *
   * @param work begins a transaction of its own each time
   * @throws RaceLost if it was overtaken again and again; whatever else the work throws is thrown
   */
  public <T> T run(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    try {
      return template.execute(attempt -> work.get());
    } catch (RuntimeException failure) {
      throw Race.isCauseOf(failure) ? new RaceLost(failure) : failure;
    }
  }

  private static RetryTemplate template() {
    return RetryTemplate.builder()
        .customPolicy(policy())
        .exponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE, true)
        .withListener(new KeptPlace(PATIENCE))
        .build();
  }

  private static RetryPolicy policy() {
    CompositeRetryPolicy all = new CompositeRetryPolicy();
    all.setPolicies(new RetryPolicy[] {new TimeoutRetryPolicy(PATIENCE.toMillis()), byFailure()});
    return all;
  }

  private static RetryPolicy byFailure() {
    RetryPolicy often = new MaxAttemptsRetryPolicy(ATTEMPTS);
    RetryPolicy seldom = new MaxAttemptsRetryPolicy(ATTEMPTS_IN_DOUBT);
    RetryPolicy never = new NeverRetryPolicy();
    ExceptionClassifierRetryPolicy all = new ExceptionClassifierRetryPolicy();
    all.setExceptionClassifier(
        failure -> {
          if (Race.isCauseOf(failure)) {
            return often;
          }
          return Race.mayBeCauseOf(failure) ? seldom : never;
        });
    return all;
  }
}
