package io.majorincident.duty;

import io.majorincident.planning.Amendment;
import io.majorincident.planning.Amendments;
import io.majorincident.process.Fault;
import io.majorincident.process.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What every wish of somebody for themselves must fulfil. */
@Component
class WishCheck {

  private final SignedIn signedIn;
  private final ObjectProvider<Amendments> amendments;
  private final Clock clock;

  /**
   * @param amendments need the engine, which needs the rules of all forms to start
   */
  WishCheck(SignedIn signedIn, ObjectProvider<Amendments> amendments, Clock clock) {
    this.signedIn = signedIn;
    this.amendments = amendments;
    this.clock = clock;
  }

  /** Id of whoever wishes. */
  String person() {
    return signedIn.id().orElse("");
  }

  /**
   * @param notTheirs why they may not wish it at all; empty if they may
   * @param ofWish looks at what makes sense so far
   */
  List<Fault> faults(
      VariableScope entered, Stream<Fault> notTheirs, Function<Wish, Stream<Fault>> ofWish) {
    List<Fault> faults =
        Stream.concat(Wish.faults(entered, clock.instant()).stream(), notTheirs).toList();
    return faults.isEmpty() ? ofWish.apply(Wish.of(person(), entered)).toList() : faults;
  }

  /** What the plan itself has against it. */
  Stream<Fault> ofPlan(List<Amendment> wished) {
    return amendments.getObject().faults(wished).stream();
  }
}
