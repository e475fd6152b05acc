package io.majorincident.postmortem;

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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reminds the owner of an action, and after its due date the problem managers too. */
@Component
class RemindOfAction implements JavaDelegate {

  private final PresentAction present;
  private final ActionDates dates;
  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  RemindOfAction(
      PresentAction present,
      ActionDates dates,
      Incidents incidents,
      Plan plan,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.present = present;
    this.dates = dates;
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (dates.isWeekend()) {
      return;
    }
    FollowUpAction action = present.in(execution);
    Set<Person> people = new LinkedHashSet<>();
    plan.person(action.owner()).ifPresent(people::add);
    if (dates.overdue(action.due())) {
      people.addAll(plan.withRole(Role.PROBLEM_MANAGER));
      events.publishEvent(
          new IncidentEvent.Overdue(
              action.incident(), action.what(), "owner and problem managers are reminded"));
    }
    remind(execution, action, people);
  }

  private void remind(DelegateExecution execution, FollowUpAction action, Set<Person> people) {
    Map<String, Object> facts =
        Map.of(
            "action", action.what(),
            "due", dates.day(action.due()),
            "overdue", dates.overdue(action.due()));
    messages.toPeople(
        new Occasion(
            "remindOfAction",
            incidents.get(action.incident()),
            execution.getActivityInstanceId(),
            facts,
            tasks.beside(execution, "completeAction")),
        people,
        Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours()));
  }
}
