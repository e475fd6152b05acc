package io.majorincident.duty;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.PlanFault;
import io.majorincident.planning.Amendment;
import io.majorincident.planning.Amendments;
import io.majorincident.process.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the plan itself has against an agreement. */
@Component
class Rules {

  private final ObjectProvider<Amendments> amendments;

  /**
   * @param amendments need the engine, which needs the rules of all forms to start
   */
  Rules(ObjectProvider<Amendments> amendments) {
    this.amendments = amendments;
  }

  Stream<Fault> faults(List<Amendment> wished) {
    try {
      amendments.getObject().check(wished);
      return Stream.empty();
    } catch (FaultyPlan faulty) {
      return faulty.faults().stream()
          .map(PlanFault::text)
          .map(text -> Fault.of("The plan does not allow it: %s", text));
    }
  }
}
