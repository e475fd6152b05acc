package io.majorincident;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes every path of a diagram that any test has taken. */
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

  /** As in "majorIncident: openTicketToRateSeverity". */
  Set<String> taken() {
    return new TreeSet<>(taken);
  }
}
