package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.process.IncidentVariables.CHANGED_ROLE;
import static io.majorincident.process.IncidentVariables.CHANGE_REASON;
import static io.majorincident.process.IncidentVariables.NEW_HOLDER;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the role, and the open tasks of whoever is relieved, to the other person. */
@Component
class HandOverRole implements JavaDelegate {

  private final Roles roles;
  private final Incidents incidents;
  private final IncidentProcess process;
  private final Messages messages;
  private final Plan plan;
  private final Situation situation;

  HandOverRole(
      Roles roles,
      Incidents incidents,
      IncidentProcess process,
      Messages messages,
      Plan plan,
      Situation situation) {
    this.situation = situation;
    this.roles = roles;
    this.incidents = incidents;
    this.process = process;
    this.messages = messages;
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = IncidentNumber.of(execution);
    Role role = Role.find(CHANGED_ROLE.in(execution)).orElseThrow();
    String newHolder = NEW_HOLDER.in(execution);
    boolean hadIt = roles.now(number).getOrDefault(role, List.of()).contains(newHolder);
    Optional<String> relieved =
        roles.handOver(number, role, CHANGED_BY.find(execution).orElse(""), newHolder);
    relieved.ifPresent(before -> process.reassign(number, role, before, newHolder));
    if (relieved.isPresent() || !hadIt) {
      tell(execution, incidents.get(number), role, newHolder);
    }
  }

  private void tell(DelegateExecution execution, Incident incident, Role role, String newHolder) {
    Map<String, Object> facts = situation.of(incident.number());
    facts.put("role", new Label(role.label()));
    facts.put("why", CHANGE_REASON.find(execution).orElse(""));
    facts.put("by", CHANGED_BY.find(execution).orElse(""));
    messages.toPeople(
        new Occasion("handOverRole", incident, execution.getActivityInstanceId(), facts),
        plan.person(newHolder).stream().toList(),
        Haste.AT_ONCE);
  }
}
