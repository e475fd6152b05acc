package io.majorincident.planning;

import io.majorincident.process.NoPlaceFree;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever changes the plan has it alone until the transaction ends, and the next one goes by what
 * came of it. Few wait for that at once within their transactions, since each holds one of the
 * connections that pages need; all others wait for a place first, in the order of their coming.
 */
@Component
class ChangersInLine {

  /** Of the twenty connections of a node. */
  private static final int PLACES = 6;

  private final Semaphore places = new Semaphore(PLACES, true);
  private final ThreadLocal<NoPlaceFree.Place> kept = new ThreadLocal<>();
  private final PlanVersions versions;

  ChangersInLine(PlanVersions versions) {
    this.versions = versions;
  }

  /**
   * Waits for those who change the plan already.
   *
   * @throws NoPlaceFree if too many do so
   */
  void enter() {
    if (!TransactionSynchronizationManager.hasResource(this)) {
      bind(place());
      versions.lock();
    }
  }

  /** That which the thread has waited for, or a free one until the transaction ends. */
  private Runnable place() {
    if (kept.get() != null) {
      return () -> {};
    }
    if (!comesInTurn(Duration.ZERO)) {
      throw new LineFull();
    }
    return places::release;
  }

  /** Nobody goes past those who wait. */
  private boolean comesInTurn(Duration longest) {
    try {
      return places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void bind(Runnable atEnd) {
    TransactionSynchronizationManager.registerSynchronization(new InTransaction(atEnd));
    TransactionSynchronizationManager.bindResource(this, places);
  }

  private final class InTransaction implements TransactionSynchronization {

    private final Runnable atEnd;

    private InTransaction(Runnable atEnd) {
      this.atEnd = atEnd;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(ChangersInLine.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(ChangersInLine.this, places);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(ChangersInLine.this);
      atEnd.run();
    }
  }

  private final class LineFull extends NoPlaceFree {

    private LineFull() {
      super("Many people change the on-call plan at this moment.");
    }

    @Override
    public Optional<Place> await(Duration longest) {
      if (!comesInTurn(longest)) {
        return Optional.empty();
      }
      kept.set(this::leave);
      return Optional.of(kept.get());
    }

    private void leave() {
      kept.remove();
      places.release();
    }
  }
}
