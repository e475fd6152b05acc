package io.majorincident.access;

import io.majorincident.oncall.PlanChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Prepares who may do what, before the first request comes in. All of it or nothing. */
@Component
class PrepareAccess implements SmartInitializingSingleton {

  private final TransactionOperations transaction;
  private final Administrator administrator;
  private final AccessGroups groups;
  private final Rights rights;
  private final PlannedMemberships memberships;
  private final ReadyFilters filters;
  private final ObjectProvider<DemoUsers> demoUsers;

  PrepareAccess(
      TransactionOperations transaction,
      Administrator administrator,
      AccessGroups groups,
      Rights rights,
      PlannedMemberships memberships,
      ReadyFilters filters,
      ObjectProvider<DemoUsers> demoUsers) {
    this.transaction = transaction;
    this.administrator = administrator;
    this.groups = groups;
    this.rights = rights;
    this.memberships = memberships;
    this.filters = filters;
    this.demoUsers = demoUsers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> prepare());
  }

  /** There may be new teams and members, and new people in the demo company. */
  @EventListener
  void on(PlanChanged changed) {
    if (!WhoIsWho.of(changed.before()).equals(WhoIsWho.of(changed.after()))) {
      groups.prepare();
      rights.prepare();
      memberships.follow(changed);
      demoUsers.ifAvailable(DemoUsers::prepare);
    }
  }

  private void prepare() {
    groups.prepare();
    rights.prepare();
    filters.prepare();
    demoUsers.ifAvailable(DemoUsers::prepare);
    administrator.prepare();
  }
}
