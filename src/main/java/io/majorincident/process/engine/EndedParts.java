package io.majorincident.process.engine;

import io.majorincident.process.PartEnded;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells that a process has ended. Hears it from the history, since an administrator who ends one
 * may have listeners left out, but never the history.
 */
@Component
class EndedParts {

  private final ApplicationEventPublisher events;

  EndedParts(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void ended(HistoricProcessInstanceEventEntity part) {
    if (part.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
      events.publishEvent(new PartEnded(part.getProcessInstanceId()));
    }
  }
}
