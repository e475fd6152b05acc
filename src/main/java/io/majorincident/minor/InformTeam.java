package io.majorincident.minor;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the owning team a message that wakes nobody. */
@Component
class InformTeam implements JavaDelegate {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;
  private final OpenedTasks tasks;

  InformTeam(Incidents incidents, Responders responders, Messages messages, OpenedTasks tasks) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    Occasion occasion =
        new Occasion("informTeam", incident, execution.getActivityInstanceId(), Map.of());
    List<Person> people = responders.behind(incident.team());
    Haste haste = Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
    tasks.whenOpened(
        execution,
        "fixMinorIncident",
        task -> messages.toPeople(occasion.about(task), people, haste));
  }
}
