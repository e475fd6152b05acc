package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;
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
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** An expert has not answered in time: whoever leads can ask somebody else. The task stays. */
@Component
class ReportHelpOverdue implements JavaDelegate {

  private final TaskService tasks;
  private final Incidents incidents;
  private final Helpers helpers;
  private final Responders responders;
  private final Messages messages;
  private final OpenedTasks opened;
  private final ApplicationEventPublisher events;

  ReportHelpOverdue(
      TaskService tasks,
      Incidents incidents,
      Helpers helpers,
      Responders responders,
      Messages messages,
      OpenedTasks opened,
      ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.incidents = incidents;
    this.helpers = helpers;
    this.responders = responders;
    this.messages = messages;
    this.opened = opened;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tasks
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey("giveHelp")
        .list()
        .forEach(task -> report(execution, task));
  }

  private void report(DelegateExecution execution, Task task) {
    String helper =
        helpers.name(
            Optional.ofNullable(task.getAssignee()).orElseGet(() -> EXPERT_TEAM.in(execution)));
    Incident incident = incidents.get(IncidentNumber.of(execution));
    events.publishEvent(
        new IncidentEvent.Overdue(
            incident.number(), "Give help", "no answer from " + helper + " yet"));
    Map<String, Object> facts =
        Map.of("helper", new Label(helper), "neededFor", new Label(NEEDED_FOR.in(execution)));
    messages.toPeople(
        new Occasion(
                "reportHelpOverdue",
                incident,
                execution.getActivityInstanceId(),
                facts,
                opened.inIncident(incident.number(), "review"))
            .toBeKept(),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }
}
