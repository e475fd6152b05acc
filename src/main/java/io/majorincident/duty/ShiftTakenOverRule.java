package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Why;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** A member takes over for the own team, at a time at which nobody else has done so. */
@Component
class ShiftTakenOverRule implements FormRule {

  private final Plan plan;
  private final SignedIn signedIn;
  private final Rules rules;
  private final Clock clock;

  ShiftTakenOverRule(Plan plan, SignedIn signedIn, Rules rules, Clock clock) {
    this.plan = plan;
    this.signedIn = signedIn;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public String form() {
    return "shiftTakenOver";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    String person = signedIn.id().orElse("");
    Optional<Team> own =
        ON_CALL_TEAM
            .find(entered)
            .flatMap(plan::findTeam)
            .filter(team -> team.members().contains(person));
    List<Fault> faults = Wish.faults(entered, clock.instant());
    if (own.isEmpty()) {
      faults.add(Fault.of("Choose a team of which you are a member."));
    }
    if (faults.isEmpty()) {
      Wish wish = Wish.of(person, entered);
      taken(own.get(), wish)
          .ifPresentOrElse(
              faults::add,
              () ->
                  rules
                      .faults(List.of(wish.amendment(own.get(), RecordTakeover.LIST)))
                      .forEach(faults::add));
    }
    return faults;
  }

  /** What the plan says of it, too, but not in the language of the person. */
  private Optional<Fault> taken(Team team, Wish wish) {
    return team.schedule().between(wish.span().from(), wish.span().to()).stream()
        .filter(duty -> duty.why() instanceof Why.TakenOver)
        .findFirst()
        .map(
            duty ->
                Fault.of(
                    "%s has taken over a part of that time already: from %s until %s. Choose another time.",
                    duty.person().flatMap(plan::person).map(Person::name).orElse(""),
                    Wish.at(duty.span().from(), team.schedule().zone()),
                    Wish.at(duty.span().to(), team.schedule().zone())));
  }
}
