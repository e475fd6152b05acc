package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.ASKED_BY;
import static io.majorincident.process.IncidentVariables.EXPERT_NAMED;
import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;
import static io.majorincident.process.IncidentVariables.HELP_WITHIN;
import static io.majorincident.process.IncidentVariables.NEEDED_FOR;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Whom somebody has named is asked, for what they said. Without progress nobody has: the response
 * plan says then who is brought in.
 */
@Component
class ChooseExperts implements JavaDelegate {

  private static final String UNASKED = "There was no review in time: help is needed";

  private static final String UNSAID = "Your help is needed";

  /** As long as work that is delegated usually takes. */
  private static final Duration USUAL = Duration.ofMinutes(15);

  private final Incidents incidents;
  private final Responders responders;
  private final Helpers helpers;
  private final HelpRequests requests;
  private final Messages messages;
  private final ApplicationEventPublisher events;
  private final TaskService tasks;
  private final Clock clock;

  ChooseExperts(
      Incidents incidents,
      Responders responders,
      Helpers helpers,
      HelpRequests requests,
      Messages messages,
      ApplicationEventPublisher events,
      TaskService tasks,
      Clock clock) {
    this.incidents = incidents;
    this.responders = responders;
    this.helpers = helpers;
    this.requests = requests;
    this.messages = messages;
    this.events = events;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (!isNamed(execution)) {
      chooseByPlan(execution);
    }
    if (NEEDED_FOR.find(execution).isEmpty()) {
      NEEDED_FOR.set(execution, UNSAID);
    }
    HELP_WITHIN.set(execution, within(execution));
    note(execution);
  }

  /** A plan that was decided by an earlier table does not say it. */
  private String within(DelegateExecution execution) {
    return incidents
        .facts(IncidentNumber.of(execution))
        .responsePlan()
        .duration("helpWithin")
        .orElse(USUAL)
        .toString();
  }

  /** While a review is overdue it is not the last one that asks, which may have named somebody. */
  private boolean isNamed(DelegateExecution execution) {
    return EXPERT_TEAM.find(execution).isPresent()
        && (EXPERT_NAMED.find(execution).orElse(false) || !isReviewOverdue(execution));
  }

  private boolean isReviewOverdue(DelegateExecution execution) {
    return reviews(execution).stream()
            .map(Task::getDueDate)
            .filter(due -> due != null && !due.toInstant().isAfter(clock.instant()))
            .count()
        > 0;
  }

  private List<Task> reviews(DelegateExecution execution) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(IncidentNumber.of(execution))
        .taskDefinitionKey("review")
        .list();
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
    NEEDED_FOR.set(execution, UNASKED);
    ASKED_BY.set(execution, null);
    String name = helpers.name(experts);
    events.publishEvent(
        new IncidentEvent.Overdue(incident.number(), "Review", name + " is brought in"));
    messages.toPeople(
        new Occasion(
                "chooseExperts",
                incident,
                execution.getActivityInstanceId(),
                Map.of("experts", new Label(name)),
                reviews(execution).stream().map(Task::getId).findFirst().orElse(null))
            .toBeKept(),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }

  private void note(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    String whom = EXPERT_TEAM.in(execution);
    String neededFor = NEEDED_FOR.in(execution);
    requests.ask(
        execution.getProcessInstanceId(), incident, whom, neededFor, ASKED_BY.find(execution));
    events.publishEvent(
        new IncidentEvent.HelpRequested(
            incident, helpers.name(whom), neededFor, ASKED_BY.find(execution).orElse(null)));
  }
}
