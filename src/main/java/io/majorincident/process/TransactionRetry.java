package io.majorincident.process;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.classify.BinaryExceptionClassifier;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.policy.BinaryExceptionClassifierRetryPolicy;
import org.springframework.retry.policy.CompositeRetryPolicy;
import org.springframework.retry.policy.MaxAttemptsRetryPolicy;
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

  /** Whoever waits at a door has gone by then. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final RetryTemplate whereLikely = template(Race::isLikelyCauseOf);
  private final RetryTemplate wherePossible = template(Race::isCauseOf);

  /**
   * Does the work until it is not overtaken.
   *
   * @param work begins a transaction of its own each time
   * @throws RaceLost if it was overtaken again and again; whatever else the work throws is thrown
   */
  public <T> T run(Supplier<T> work) {
    return run(whereLikely, work);
  }

  /** As {@link #run(Supplier)}, where nothing is said back. */
  public void run(Runnable work) {
    run(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * As {@link #run(Supplier)}, also if the engine does not say for sure that it was overtaken: for
   * what cannot be wrong in itself, such as the answer to a page.
   */
  public <T> T insist(Supplier<T> work) {
    return run(wherePossible, work);
  }

  /** As {@link #insist(Supplier)}, where nothing is said back. */
  public void insist(Runnable work) {
    insist(
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> T run(RetryTemplate template, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    try {
      return template.execute(attempt -> work.get());
    } catch (RuntimeException failure) {
      throw Race.isSurelyCauseOf(failure) ? new RaceLost(failure) : failure;
    }
  }

  private static RetryTemplate template(Predicate<Throwable> race) {
    return RetryTemplate.builder()
        .customPolicy(policy(race))
        .exponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE, true)
        .build();
  }

  private static RetryPolicy policy(Predicate<Throwable> race) {
    CompositeRetryPolicy all = new CompositeRetryPolicy();
    all.setPolicies(
        new RetryPolicy[] {
          new MaxAttemptsRetryPolicy(ATTEMPTS),
          new TimeoutRetryPolicy(PATIENCE.toMillis()),
          new BinaryExceptionClassifierRetryPolicy(new Races(race))
        });
    return all;
  }

  private static final class Races extends BinaryExceptionClassifier {

    private final transient Predicate<Throwable> race;

    private Races(Predicate<Throwable> race) {
      super(false);
      this.race = race;
    }

    @Override
    public Boolean classify(Throwable failure) {
      return failure == null || race.test(failure);
    }
  }
}
