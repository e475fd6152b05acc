package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.BOARD_REMARK;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
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

/** The board misses something: the text is a draft again, and its author hears what is missing. */
@Component
class SendBackPostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  SendBackPostmortem(
      Postmortems postmortems,
      Incidents incidents,
      Plan plan,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.postmortems = postmortems;
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    String remark = BOARD_REMARK.in(execution);
    String by = COMPLETED_BY.find(execution).orElse(null);
    postmortems.move(incident, "draft");
    events.publishEvent(new IncidentEvent.PostmortemMoved(incident, "sent back", remark, by));
    Map<String, Object> facts = Map.of("remark", remark, "by", by == null ? "" : name(by));
    tell(execution, facts);
  }

  private void tell(DelegateExecution execution, Map<String, Object> facts) {
    Occasion occasion =
        new Occasion(
            "sendBackPostmortem",
            incidents.get(IncidentNumber.of(execution)),
            execution.getActivityInstanceId(),
            facts);
    List<Person> people = authors(execution);
    Haste haste = Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
    tasks.whenOpened(
        execution,
        "writePostmortem",
        task -> messages.toPeople(occasion.about(task), people, haste));
  }

  private List<Person> authors(DelegateExecution execution) {
    return POSTMORTEM_AUTHOR
        .find(execution)
        .flatMap(plan::person)
        .map(List::of)
        .orElseGet(() -> plan.withRole(Role.PROBLEM_MANAGER));
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
