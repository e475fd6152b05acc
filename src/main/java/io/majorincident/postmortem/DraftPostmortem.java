package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.BOARD_REMARK;
import static io.majorincident.process.IncidentVariables.POSTMORTEM_AUTHOR;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a draft ready with all that is known, and tells those who will write it. */
@Component
class DraftPostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final PostmortemText text;
  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  DraftPostmortem(
      Postmortems postmortems,
      PostmortemText text,
      Incidents incidents,
      Plan plan,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.postmortems = postmortems;
    this.text = text;
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    // form and task name them before anybody has written or remarked anything
    BOARD_REMARK.set(execution, "");
    POSTMORTEM_AUTHOR.set(execution, null);
    postmortems.keep(incident, "draft", text.write(incident, Map.of()));
    events.publishEvent(new IncidentEvent.PostmortemMoved(incident, "drafted", "", null));
    tell(execution);
  }

  private void tell(DelegateExecution execution) {
    Occasion occasion =
        new Occasion(
            "writePostmortem",
            incidents.get(IncidentNumber.of(execution)),
            execution.getActivityInstanceId(),
            Map.of());
    List<Person> people = plan.withRole(Role.PROBLEM_MANAGER);
    Haste haste = Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
    tasks.whenOpened(
        execution,
        "writePostmortem",
        task -> messages.toPeople(occasion.about(task), people, haste));
  }
}
