package io.majorincident.planning.imports;

import io.majorincident.oncall.PlanFault;
import java.util.List;
import java.util.stream.Collectors;

/** A schedule cannot be imported; the message names every fault and what to do about it. */
public class UnusableSource extends RuntimeException {

  private final transient List<PlanFault> faults;

  UnusableSource(List<PlanFault> faults) {
    super(
        faults.stream()
            .map(PlanFault::toString)
            .collect(
                Collectors.joining(
                    "\n", "The schedule cannot be imported. Nothing was changed.\n", "")));
    this.faults = faults;
  }

  /** All faults in the order of the file that was sent. */
  public List<PlanFault> faults() {
    return faults;
  }
}
