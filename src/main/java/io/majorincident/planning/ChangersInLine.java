package io.majorincident.planning;

import java.util.concurrent.Semaphore;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever changes the plan has it alone until the transaction ends, and the next one goes by what
 * came of it. Few wait for that at once: each holds one of the connections that pages need.
 */
@Component
class ChangersInLine {

  /** Of the twenty connections of a node. */
  private static final int PLACES = 6;

  private final Semaphore places = new Semaphore(PLACES, true);
  private final PlanVersions versions;

  ChangersInLine(PlanVersions versions) {
    this.versions = versions;
  }

  /**
   * Waits for those who change the plan already.
   *
   * @throws CannotAcquireLockException if too many do so: the transaction is to be tried again
   */
  void enter() {
    if (!TransactionSynchronizationManager.hasResource(this)) {
      takePlace();
      versions.lock();
    }
  }

  private void takePlace() {
    if (!places.tryAcquire()) {
      throw new CannotAcquireLockException("Many people change the on-call plan at this moment.");
    }
    TransactionSynchronizationManager.registerSynchronization(new Place());
    TransactionSynchronizationManager.bindResource(this, places);
  }

  private final class Place implements TransactionSynchronization {

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
      places.release();
    }
  }
}
