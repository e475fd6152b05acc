package io.majorincident.duty;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever is in a team says when they are away. */
@Component
class AbsenceReportedRule implements FormRule {

  private final Plan plan;
  private final WishCheck check;

  AbsenceReportedRule(Plan plan, WishCheck check) {
    this.plan = plan;
    this.check = check;
  }

  @Override
  public String form() {
    return "absenceReported";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    boolean inTeam =
        plan.teams().stream().anyMatch(team -> team.members().contains(check.person()));
    Stream<Fault> notTheirs =
        inTeam
            ? Stream.empty()
            : Stream.of(Fault.of("You are in no team of the on-call plan: nobody counts on you."));
    return check.faults(
        entered, notTheirs, wish -> check.ofPlan(RecordAbsence.amendments(wish, plan)));
  }
}
