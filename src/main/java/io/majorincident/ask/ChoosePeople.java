package io.majorincident.ask;

import static io.majorincident.process.IncidentVariables.ASKED_PEOPLE;
import static io.majorincident.process.IncidentVariables.ASKED_ROLE;

import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Finds whom a question goes to: whoever has the role in the incident; if nobody has, everybody who
 * could; and if there is nobody, every incident manager, since somebody must answer.
 */
@Component
class ChoosePeople implements JavaDelegate {

  private final Roles roles;
  private final Plan plan;

  ChoosePeople(Roles roles, Plan plan) {
    this.roles = roles;
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Role role = role(ASKED_ROLE.in(execution));
    List<String> people = roles.now(IncidentNumber.of(execution)).getOrDefault(role, having(role));
    ASKED_PEOPLE.set(
        execution, String.join(",", people.isEmpty() ? having(Role.INCIDENT_MANAGER) : people));
  }

  private List<String> having(Role role) {
    return plan.withRole(role).stream().map(Person::id).toList();
  }

  private static Role role(String id) {
    return Role.find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no role '%s' to be asked: choose another one on the diagram."
                        .formatted(id)));
  }
}
