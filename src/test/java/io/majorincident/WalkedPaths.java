package io.majorincident;

import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes every path of a diagram that any test has taken, as "majorIncident: toIsMajor". */
@Component
class WalkedPaths {

  private final Set<String> taken = new ConcurrentSkipListSet<>();

  @EventListener
  void on(DelegateExecution execution) {
    if (execution.getEventName().equals("take")) {
      String process = execution.getProcessDefinitionId().split(":")[0];
      taken.add(process + ": " + execution.getCurrentTransitionId());
    }
  }

  @PreDestroy
  void hand() {
    Coverage.PATHS.note(taken);
  }
}
