package io.majorincident.escalate;

import static io.majorincident.process.IncidentVariables.ANSWER_DUE_AT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reminds whoever has an open task of this process; if nobody has claimed it, all who could. */
@Component
class RemindOfTask implements JavaDelegate {

  private final TaskService tasks;
  private final Incidents incidents;
  private final Plan plan;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RemindOfTask(
      TaskService tasks,
      Incidents incidents,
      Plan plan,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.tasks = tasks;
    this.incidents = incidents;
    this.plan = plan;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    List<Task> waiting = waiting(execution);
    waiting.forEach(task -> remind(incident, task, execution));
    ANSWER_DUE_AT.set(execution, timeLeft(waiting).map(Instant::toString).orElse(null));
  }

  /** Those beside it in its process; where there are none, those of the process that called it. */
  private List<Task> waiting(DelegateExecution execution) {
    List<Task> beside = open(execution.getProcessInstanceId());
    return beside.isEmpty() ? ofCaller(execution) : beside;
  }

  /** Of several, those that are due: for the others it is too early. */
  private List<Task> ofCaller(DelegateExecution execution) {
    DelegateExecution caller = execution.getProcessInstance().getSuperExecution();
    List<Task> all = caller == null ? List.of() : open(caller.getProcessInstanceId());
    List<Task> due = all.stream().filter(this::isDue).toList();
    return due.isEmpty() ? all : due;
  }

  private List<Task> open(String process) {
    return tasks.createTaskQuery().processInstanceId(process).list();
  }

  private boolean isDue(Task task) {
    return task.getDueDate() != null && !task.getDueDate().toInstant().isAfter(clock.instant());
  }

  /** Until when they can still answer in time; empty if that is over. */
  private Optional<Instant> timeLeft(List<Task> waiting) {
    return waiting.stream()
        .filter(task -> task.getDueDate() != null && !isDue(task))
        .map(task -> task.getDueDate().toInstant().truncatedTo(ChronoUnit.MILLIS))
        .min(Comparator.naturalOrder());
  }

  private void remind(Incident incident, Task task, DelegateExecution execution) {
    events.publishEvent(
        new IncidentEvent.Overdue(incident.number(), task.getName(), "a reminder goes out"));
    String round = execution.getActivityInstanceId();
    Occasion occasion =
        new Occasion(
            "remindOfTask",
            incident,
            round,
            Map.of("task", new Label(task.getName())),
            task.getId());
    Haste haste = Haste.toAct(incident, incidents.facts(incident.number()));
    messages.toPeople(occasion, whoHas(task), haste);
  }

  private List<Person> whoHas(Task task) {
    if (task.getAssignee() != null) {
      return plan.person(task.getAssignee()).stream().toList();
    }
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .flatMap(this::behind)
        .distinct()
        .toList();
  }

  private Stream<Person> behind(IdentityLink link) {
    return link.getGroupId() == null
        ? plan.person(link.getUserId()).stream()
        : responders.behind(link.getGroupId()).stream();
  }
}
