package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Without progress the response plan says who is brought in. */
@Component
class ChooseExperts implements JavaDelegate {

  private final Incidents incidents;
  private final Responders responders;
  private final Plan plan;
  private final Messages messages;
  private final ApplicationEventPublisher events;
  private final TaskService tasks;
  private final Clock clock;

  ChooseExperts(
      Incidents incidents,
      Responders responders,
      Plan plan,
      Messages messages,
      ApplicationEventPublisher events,
      TaskService tasks,
      Clock clock) {
    this.incidents = incidents;
    this.responders = responders;
    this.plan = plan;
    this.messages = messages;
    this.events = events;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (EXPERT_TEAM.find(execution).isEmpty() || isReviewOverdue(execution)) {
      chooseByPlan(execution);
    }
  }

  /** Then it is not the last review that asks, which may have named somebody. */
  private boolean isReviewOverdue(DelegateExecution execution) {
    return tasks
            .createTaskQuery()
            .processInstanceBusinessKey(IncidentNumber.of(execution))
            .taskDefinitionKey("review")
            .list()
            .stream()
            .map(Task::getDueDate)
            .filter(due -> due != null && !due.toInstant().isAfter(clock.instant()))
            .count()
        > 0;
  }

  private void chooseByPlan(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    String experts =
        incidents
            .facts(incident.number())
            .responsePlan()
            .text("escalateTo")
            .orElse(incident.team());
    EXPERT_TEAM.set(execution, experts);
    events.publishEvent(
        new IncidentEvent.Overdue(incident.number(), "Review", name(experts) + " is brought in"));
    messages.toPeople(
        new Occasion(
            "chooseExperts",
            incident,
            execution.getActivityInstanceId(),
            Map.of("experts", new Label(name(experts)))),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }

  /** As people read it. */
  private String name(String teamOrRole) {
    return Role.find(teamOrRole)
        .map(Role::label)
        .or(() -> plan.findTeam(teamOrRole).map(Team::name))
        .orElse(teamOrRole);
  }
}
