package io.majorincident.delegate;

import static io.majorincident.process.IncidentVariables.DELEGATE;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** A role is given to one named person who can be reached. */
@Component
class DelegateRoleRule implements FormRule {

  private final Plan plan;

  DelegateRoleRule(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String form() {
    return "delegateRole";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    Optional<String> person = DELEGATE.find(entered);
    return person.isEmpty() || plan.person(person.get()).isPresent()
        ? List.of()
        : List.of(Fault.of("Nobody in the on-call plan is called '%s'.", person.get()));
  }
}
