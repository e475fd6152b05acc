package io.majorincident.oncall;

import java.util.List;

/** The on-call plan cannot be used; the message names every fault and what to do about it. */
public class FaultyPlan extends RuntimeException {

  private final transient List<PlanFault> faults;

  FaultyPlan(String message, List<PlanFault> faults) {
    super(message);
    this.faults = faults;
  }

  FaultyPlan(String message, Throwable cause) {
    super(message, cause);
    this.faults = List.of();
  }

  /** All faults in the order of the file; empty if it could not even be read. */
  public List<PlanFault> faults() {
    return faults;
  }
}
