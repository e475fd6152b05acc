package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.duty.DutyVariables.RELIEVER;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever relieves is another member of the team who is there, at a time that the plan allows. */
@Component
class FindReliefRule implements FormRule {

  private final Plan plan;
  private final Relievers relievers;
  private final WishCheck check;
  private final Clock clock;

  FindReliefRule(Plan plan, Relievers relievers, WishCheck check, Clock clock) {
    this.plan = plan;
    this.relievers = relievers;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public String form() {
    return "findRelief";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    VariableScope asked = Asked.in(entered);
    String reliever = RELIEVER.find(entered).orElse("");
    if (!relievers.of(ON_CALL_TEAM.in(asked), TIRED_PERSON.in(asked)).contains(reliever)) {
      return List.of(Fault.of("Choose another member of the team who is not away."));
    }
    return check.ofPlan(Relief.of(entered, plan, clock.instant()).amendments(plan)).toList();
  }
}
