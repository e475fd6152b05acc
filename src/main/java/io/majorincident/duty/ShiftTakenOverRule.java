package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Why;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** A member takes over for the own team, at a time at which nobody else has done so. */
@Component
class ShiftTakenOverRule implements FormRule {

  private final Plan plan;
  private final WishCheck check;

  ShiftTakenOverRule(Plan plan, WishCheck check) {
    this.plan = plan;
    this.check = check;
  }

  @Override
  public String form() {
    return "shiftTakenOver";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    Optional<Team> own =
        ON_CALL_TEAM
            .find(entered)
            .flatMap(plan::findTeam)
            .filter(team -> team.members().contains(check.person()));
    Stream<Fault> notTheirs =
        own.isPresent()
            ? Stream.empty()
            : Stream.of(Fault.of("Choose a team of which you are a member."));
    return check.faults(entered, notTheirs, wish -> faults(own.get(), wish));
  }

  private Stream<Fault> faults(Team team, Wish wish) {
    return taken(team, wish)
        .map(Stream::of)
        .orElseGet(() -> check.ofPlan(List.of(wish.amendment(team, RecordTakeover.LIST))));
  }

  /** What the plan says of it, too, but not in the language of the person. */
  private Optional<Fault> taken(Team team, Wish wish) {
    return team.schedule().between(wish.span().from(), wish.span().to()).stream()
        .filter(duty -> duty.why() instanceof Why.TakenOver)
        .findFirst()
        .map(duty -> taken(duty, team.schedule().zone()));
  }

  private Fault taken(Duty duty, ZoneId zone) {
    return Fault.of(
        "%s has taken over a part of that time already: from %s until %s. Choose another time.",
        duty.person().flatMap(plan::person).map(Person::name).orElse(""),
        Wish.at(duty.span().from(), zone),
        Wish.at(duty.span().to(), zone));
  }
}
