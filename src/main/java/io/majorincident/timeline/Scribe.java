package io.majorincident.timeline;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.process.ProcessGone;
import io.majorincident.process.SignedIn;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what it hears, in the transaction in which it happens. */
@Component
class Scribe {

  private static final Set<String> STEPS =
      Set.of(
          "serviceTask",
          "businessRuleTask",
          "callActivity",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "startEvent",
          "endEvent",
          "exclusiveGateway");

  private final Timeline timeline;
  private final Incidents incidents;
  private final SignedIn signedIn;

  Scribe(Timeline timeline, Incidents incidents, SignedIn signedIn) {
    this.timeline = timeline;
    this.incidents = incidents;
    this.signedIn = signedIn;
  }

  @EventListener
  void happened(IncidentEvent event) {
    String who = Optional.ofNullable(event.who()).orElseGet(this::signedIn);
    record(event.incident(), event.getClass().getSimpleName(), who, event.sentence());
  }

  @EventListener
  void stepped(DelegateExecution execution) {
    if (execution.getEventName().equals("end")
        && STEPS.contains(type(execution))
        && !isWholeProcess(execution)) {
      String step = Objects.toString(execution.getCurrentActivityName(), "");
      String process = execution.getProcessDefinitionId().split(":")[0];
      String text = "%s (%s, %s)".formatted(step, execution.getCurrentActivityId(), process);
      ended(execution, text);
    }
  }

  /** The end of a process is told once more after its end event, and looks like it. */
  private static boolean isWholeProcess(DelegateExecution execution) {
    return execution.getProcessInstanceId().equals(execution.getActivityInstanceId());
  }

  private void ended(DelegateExecution execution, String step) {
    String incident = execution.getProcessBusinessKey();
    if (execution.isCanceled()) {
      record(incident, "StepCancelled", signedIn(), step + " ended before it was done");
    } else {
      record(incident, "StepDone", signedIn(), step);
    }
  }

  @EventListener
  void moved(DelegateTask task) {
    String what =
        switch (happened(task)) {
          case "create" -> "opened";
          case "assignment" -> "assigned to " + task.getAssignee();
          case "complete" -> "completed";
          case "delete" -> "ended without an answer";
          default -> null;
        };
    if (what != null) {
      String text = "Task '%s' %s.".formatted(task.getName(), what);
      record(task.getExecution().getProcessBusinessKey(), "TaskMoved", mover(task), text);
    }
  }

  /** The engine does not say it of a task that it has read after its process had ended. */
  private static String happened(DelegateTask task) {
    if (task.getEventName() == null) {
      throw new ProcessGone(task.getId());
    }
    return task.getEventName();
  }

  private void record(String incident, String kind, String who, String text) {
    if (incident != null && exists(incident)) {
      timeline.add(incident, kind, who, text);
    }
  }

  /** Of what the present transaction speaks already, it need not be looked up. */
  private boolean exists(String incident) {
    return !Pending.of(incident).isEmpty() || incidents.find(incident).isPresent();
  }

  /** Whoever takes a page by its link is not signed in, but the task is theirs by then. */
  private String mover(DelegateTask task) {
    boolean completed = "complete".equals(task.getEventName());
    String nobody = completed ? Objects.requireNonNullElse(task.getAssignee(), "system") : "system";
    return signedIn.id().orElse(nobody);
  }

  private String signedIn() {
    return signedIn.id().orElse("system");
  }

  private static String type(DelegateExecution execution) {
    return Optional.ofNullable(execution.getBpmnModelElementInstance())
        .map(it -> it.getElementType().getTypeName())
        .orElse("");
  }
}
