package io.majorincident.planning;

import io.majorincident.oncall.Plan;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The plan that one transaction asks. */
final class TransactionPlan implements TransactionSynchronization {

  private static final Object KEY = TransactionPlan.class;

  private final End end;
  private Understood understood;
  private boolean changed;

  /** Hears how the transaction has ended. */
  interface End {

    void committed(TransactionPlan plan);

    void rolledBack();
  }

  private TransactionPlan(Understood understood, End end) {
    this.understood = understood;
    this.end = end;
  }

  /** That of the transaction in this thread; empty if it has not asked yet. */
  static Optional<TransactionPlan> bound() {
    return Optional.ofNullable(
        (TransactionPlan) TransactionSynchronizationManager.getResource(KEY));
  }

  /** The transaction in this thread asks this plan from now on. */
  static TransactionPlan bind(Understood plan, End end) {
    TransactionPlan bound = new TransactionPlan(plan, end);
    TransactionSynchronizationManager.registerSynchronization(bound);
    TransactionSynchronizationManager.bindResource(KEY, bound);
    return bound;
  }

  Understood understood() {
    return understood;
  }

  Plan plan() {
    return understood.plan();
  }

  boolean isChanged() {
    return changed;
  }

  void renew(Understood newer) {
    understood = newer;
  }

  void change(Understood own) {
    understood = own;
    changed = true;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(KEY, this);
  }

  /** Before what the engine does after a commit: it wakes other threads for the next step. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void afterCommit() {
    end.committed(this);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    if (status != STATUS_COMMITTED) {
      end.rolledBack();
    }
  }
}
