package io.majorincident.duty;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.SignedIn;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever is in a team says when they are away. */
@Component
class AbsenceReportedRule implements FormRule {

  private final Plan plan;
  private final SignedIn signedIn;
  private final Rules rules;
  private final Clock clock;

  AbsenceReportedRule(Plan plan, SignedIn signedIn, Rules rules, Clock clock) {
    this.plan = plan;
    this.signedIn = signedIn;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public String form() {
    return "absenceReported";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    String person = signedIn.id().orElse("");
    List<Fault> faults = Wish.faults(entered, clock.instant());
    if (plan.teams().stream().noneMatch(team -> team.members().contains(person))) {
      faults.add(Fault.of("You are in no team of the on-call plan: nobody counts on you."));
    }
    if (faults.isEmpty()) {
      Wish wish = Wish.of(person, entered);
      rules.faults(RecordAbsence.amendments(wish, plan)).forEach(faults::add);
    }
    return faults;
  }
}
