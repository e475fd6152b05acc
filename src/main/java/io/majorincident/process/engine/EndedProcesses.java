package io.majorincident.process.engine;

import io.majorincident.process.ProcessEnded;
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
class EndedProcesses {

  private final ApplicationEventPublisher events;

  EndedProcesses(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void ended(HistoricProcessInstanceEventEntity process) {
    if (process.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
      events.publishEvent(new ProcessEnded(process.getProcessInstanceId()));
    }
  }
}
