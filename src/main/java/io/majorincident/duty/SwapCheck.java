package io.majorincident.duty;

import io.majorincident.oncall.Horizon;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Shift;
import io.majorincident.process.Fault;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What must hold when somebody asks for a swap, and still when the colleague accepts. */
@Component
class SwapCheck {

  private final Plan plan;
  private final WishCheck check;
  private final Clock clock;

  SwapCheck(Plan plan, WishCheck check, Clock clock) {
    this.plan = plan;
    this.check = check;
    this.clock = clock;
  }

  /** Id of whoever asks or answers. */
  String person() {
    return check.person();
  }

  /** All that is against it; the plan is asked if nothing else is. */
  List<Fault> faults(SwapRequest swap) {
    List<Fault> faults = new ArrayList<>(faults(swap.own(), swap.asker()));
    faults.addAll(faults(swap.others(), swap.asked()));
    if (!swap.own().team().equals(swap.others().team())) {
      faults.add(Fault.of("The two shifts are of different teams: swap within one."));
    }
    return faults.isEmpty() ? ofPlan(swap, plan.team(swap.own().team())) : faults;
  }

  /** What is against one of the two shifts, whatever the other one is. */
  List<Fault> faults(ChosenShift chosen, String person) {
    boolean known = Horizon.of(plan, clock.instant()).contains(chosen.span().from());
    Optional<Shift> planned = known ? chosen.in(plan) : Optional.empty();
    if (planned.isEmpty()) {
      return List.of(
          Fault.of(
              "The plan has no shift from %s until %s any more.", from(chosen), until(chosen)));
    }
    List<Fault> faults = new ArrayList<>();
    if (!chosen.span().from().isAfter(clock.instant())) {
      faults.add(
          Fault.of("The shift from %s until %s has begun already.", from(chosen), until(chosen)));
    }
    if (!isTheirs(chosen, planned.get(), person)) {
      faults.add(
          Fault.of(
              "%s does not have the shift from %s until %s.",
              name(person), from(chosen), until(chosen)));
    }
    return faults;
  }

  private boolean isTheirs(ChosenShift chosen, Shift shift, String person) {
    return shift.person().equals(person)
        && !plan.team(chosen.team()).schedule().left(shift).isZero();
  }

  private List<Fault> ofPlan(SwapRequest swap, Team team) {
    Optional<Schedule> after = after(swap, team);
    if (after.isEmpty()) {
      return List.of(
          Fault.of(
              "These two shifts have been swapped before, perhaps by way of others: whoever may"
                  + " change the plan takes that out again."));
    }
    List<Fault> away =
        Stream.of(
                away(swap.own(), swap.asked(), team, after.get()),
                away(swap.others(), swap.asker(), team, after.get()))
            .flatMap(Optional::stream)
            .toList();
    return away.isEmpty() ? check.ofPlan(List.of(swap.amendment(team))).toList() : away;
  }

  private static Optional<Schedule> after(SwapRequest swap, Team team) {
    try {
      return Optional.of(team.schedule().with(swap.swap()));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  /** Whoever gets a shift must be there for all that was left of it. */
  private Optional<Fault> away(ChosenShift chosen, String taker, Team team, Schedule after) {
    Shift before = chosen.in(plan).orElseThrow();
    boolean there = after.left(before.by(taker)).compareTo(team.schedule().left(before)) >= 0;
    return there
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                "%s is away in a part of the shift from %s until %s.",
                name(taker), from(chosen), until(chosen)));
  }

  private Object from(ChosenShift shift) {
    return Wish.at(shift.span().from(), zone(shift));
  }

  private Object until(ChosenShift shift) {
    return Wish.at(shift.span().to(), zone(shift));
  }

  private ZoneId zone(ChosenShift shift) {
    return plan.findTeam(shift.team()).map(team -> team.schedule().zone()).orElse(plan.zone());
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
