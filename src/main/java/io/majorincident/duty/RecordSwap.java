package io.majorincident.duty;

import io.majorincident.planning.Amendments;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the plan that two people do each other's shift, in the name of whoever accepted. */
@Component
class RecordSwap implements JavaDelegate {

  private final SwapWording wording;
  private final Amendments amendments;

  RecordSwap(SwapWording wording, Amendments amendments) {
    this.wording = wording;
    this.amendments = amendments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SwapRequest swap = SwapRequest.of(execution);
    amendments.add(
        List.of(swap.amendment(amendments.hold().team(swap.own().team()))),
        swap.asked(),
        "Swapped shifts in Tasklist: %s asked, %s accepted"
            .formatted(wording.name(swap.asker()), wording.name(swap.asked())));
  }
}
