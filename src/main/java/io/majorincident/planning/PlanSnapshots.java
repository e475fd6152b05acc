package io.majorincident.planning;

import io.majorincident.oncall.Plan;
import java.util.Optional;
import org.springframework.aop.TargetSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The plan as whoever asks goes on to know it: a transaction, and so every step of a process, asks
 * one plan from its beginning to its end, and so does a request. Only the transaction that changes
 * the plan knows the changed one before it commits. What is done again after a rollback, and
 * whoever asks outside of both, goes by the newest.
 */
@Component
class PlanSnapshots implements TargetSource {

  private static final String OF_REQUEST = PlanSnapshots.class.getName();

  private final PlanInForce inForce;
  private final TransactionPlan.End end = new AtEnd();

  PlanSnapshots(PlanInForce inForce) {
    this.inForce = inForce;
  }

  @Override
  public Class<?> getTargetClass() {
    return Plan.class;
  }

  @Override
  public boolean isStatic() {
    return false;
  }

  @Override
  public Plan getTarget() {
    return TransactionSynchronizationManager.isSynchronizationActive()
        ? ofTransaction().plan()
        : ofRequest().plan();
  }

  /** From here on the transaction asks the newest of this moment, unless it has changed it. */
  Plan renew() {
    TransactionPlan snapshot = ofTransaction();
    if (!snapshot.isChanged()) {
      snapshot.renew(inForce.lookAgain());
    }
    return snapshot.plan();
  }

  /** The transaction asks what it has changed; all others do once it has committed. */
  void change(Understood changed) {
    ofTransaction().change(changed);
  }

  private TransactionPlan ofTransaction() {
    return TransactionPlan.bound().orElseGet(() -> TransactionPlan.bind(ofRequest(), end));
  }

  private Understood ofRequest() {
    return request().map(this::of).orElseGet(inForce::newest);
  }

  private Understood of(RequestAttributes request) {
    Object known = request.getAttribute(OF_REQUEST, RequestAttributes.SCOPE_REQUEST);
    return known == null ? know(request, inForce.newest()) : (Understood) known;
  }

  private static Understood know(RequestAttributes request, Understood plan) {
    request.setAttribute(OF_REQUEST, plan, RequestAttributes.SCOPE_REQUEST);
    return plan;
  }

  private static Optional<RequestAttributes> request() {
    return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
  }

  private final class AtEnd implements TransactionPlan.End {

    @Override
    public void committed(TransactionPlan plan) {
      if (plan.isChanged()) {
        inForce.committed(plan.understood());
        request().ifPresent(request -> know(request, plan.understood()));
      }
    }

    @Override
    public void rolledBack() {
      request().ifPresent(it -> it.removeAttribute(OF_REQUEST, RequestAttributes.SCOPE_REQUEST));
    }
  }
}
