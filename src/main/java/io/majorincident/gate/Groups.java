package io.majorincident.gate;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whom a diagram may ask: roles, teams of the plan, and groups that an administrator has made. */
@Component
class Groups {

  private final Plan plan;
  private final ObjectProvider<IdentityService> identity;

  Groups(Plan plan, ObjectProvider<IdentityService> identity) {
    this.plan = plan;
    this.identity = identity;
  }

  /** What is wrong with a name; of an expression nothing can be said. */
  Optional<String> fault(String name) {
    return name.startsWith("${") || known(name)
        ? Optional.empty()
        : Optional.of("There is no role, team or group '%s'.".formatted(name));
  }

  private boolean known(String name) {
    return Role.find(name).isPresent()
        || plan.findTeam(name).isPresent()
        || identity.getObject().createGroupQuery().groupId(name).count() > 0;
  }
}
