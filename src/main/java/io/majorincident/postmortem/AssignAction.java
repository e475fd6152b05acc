package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.ACTION_DUE;
import static io.majorincident.process.IncidentVariables.ACTION_OWNER;
import static io.majorincident.process.IncidentVariables.ACTION_REMINDERS;

import io.majorincident.incident.Incidents;
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
import org.springframework.stereotype.Component;

/** Tells the owner what was agreed, and plans the reminders. */
@Component
class AssignAction implements JavaDelegate {

  private final PresentAction present;
  private final ActionDates dates;
  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;

  AssignAction(
      PresentAction present,
      ActionDates dates,
      Incidents incidents,
      Plan plan,
      Messages messages,
      OpenedTasks tasks) {
    this.present = present;
    this.dates = dates;
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FollowUpAction action = present.in(execution);
    ACTION_OWNER.set(execution, action.owner());
    ACTION_DUE.set(execution, action.due().toString());
    ACTION_REMINDERS.set(execution, dates.reminders(execution, action.due()));
    execution.setVariable("actionText", action.what());
    Map<String, Object> facts = Map.of("action", action.what(), "due", dates.day(action.due()));
    Occasion occasion =
        new Occasion(
            "assignAction", incidents.get(action.incident()), "action-" + action.id(), facts);
    List<Person> people = plan.person(action.owner()).stream().toList();
    Haste haste = Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
    tasks.whenOpened(
        execution,
        "completeAction",
        task -> messages.toPeople(occasion.about(task), people, haste));
  }
}
