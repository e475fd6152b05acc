package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.process.IncidentVariables.CHANGE_REASON;
import static io.majorincident.process.IncidentVariables.DUPLICATE_OF;
import static io.majorincident.process.IncidentVariables.WITHDRAWAL;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that an incident has ended that is none, or none of its own. */
@Component
class WithdrawIncident implements JavaDelegate {

  private final Incidents incidents;
  private final Messages messages;
  private final Responders responders;

  WithdrawIncident(Incidents incidents, Messages messages, Responders responders) {
    this.incidents = incidents;
    this.messages = messages;
    this.responders = responders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = IncidentNumber.of(execution);
    if (!incidents.get(number).status().ended()) {
      end(number, execution);
    }
    tell(execution, incidents.get(number));
  }

  /** Not by whoever reported it, but by a diagram of its owner. */
  private void end(String number, DelegateExecution execution) {
    if (WITHDRAWAL.in(execution).equals("duplicate")) {
      incidents.duplicate(number, DUPLICATE_OF.in(execution));
    } else {
      incidents.move(number, Status.FALSE_ALARM);
    }
  }

  private void tell(DelegateExecution execution, Incident incident) {
    Map<String, Object> facts =
        Map.of(
            "why", CHANGE_REASON.find(execution).orElse(""),
            "by", CHANGED_BY.find(execution).orElse(""),
            "duplicateOf", DUPLICATE_OF.find(execution).orElse(""));
    Set<Person> people = new LinkedHashSet<>(responders.of(incident));
    people.addAll(responders.behind(incident.team()));
    messages.toPeople(
        new Occasion("withdrawIncident", incident, "once", facts),
        people,
        Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours()));
  }
}
