package io.majorincident.process.engine;

import io.majorincident.incident.IncidentEvent;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells that a step has used up its retries, which the engine calls an incident of its own. */
@Component
class StuckSteps {

  private final ApplicationEventPublisher events;

  StuckSteps(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void stuck(HistoricIncidentEventEntity trouble) {
    if (trouble.isEventOfType(HistoryEventTypes.INCIDENT_CREATE) && isFirst(trouble)) {
      instance(trouble)
          .map(ExecutionEntity::getBusinessKey)
          .ifPresent(incident -> events.publishEvent(stuck(incident, trouble)));
    }
  }

  /** The engine repeats it for every calling process. */
  private static boolean isFirst(HistoricIncidentEventEntity trouble) {
    return trouble.getId().equals(trouble.getRootCauseIncidentId());
  }

  private static IncidentEvent stuck(String incident, HistoricIncidentEventEntity trouble) {
    String why = Objects.toString(trouble.getIncidentMessage(), "no reason given");
    return new IncidentEvent.StepStuck(incident, trouble.getActivityId(), why);
  }

  private static Optional<ExecutionEntity> instance(HistoricIncidentEventEntity trouble) {
    return Optional.ofNullable(trouble.getProcessInstanceId())
        .map(id -> Context.getCommandContext().getExecutionManager().findExecutionById(id));
  }
}
