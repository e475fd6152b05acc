package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.DUTY_FROM;
import static io.majorincident.duty.DutyVariables.DUTY_UNTIL;

import io.majorincident.oncall.Horizon;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.planning.Amendment;
import io.majorincident.process.Fault;
import io.majorincident.process.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What somebody says of themselves: from when until when they are on call, or are not.
 *
 * @param person id
 */
record Wish(String person, Span span) {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static Wish of(String person, VariableScope said) {
    return new Wish(
        person, new Span(Moments.read(DUTY_FROM.in(said)), Moments.read(DUTY_UNTIL.in(said))));
  }

  /** What is wrong with its time. */
  static List<Fault> faults(VariableScope said, Instant now) {
    List<Fault> faults = new ArrayList<>();
    Optional<Instant> from = DUTY_FROM.find(said).flatMap(Moments::find);
    Optional<Instant> until = DUTY_UNTIL.find(said).flatMap(Moments::find);
    if (from.isEmpty()) {
      faults.add(Fault.of("From when?"));
    }
    if (until.isEmpty()) {
      faults.add(Fault.of("Until when?"));
    }
    if (from.isPresent() && until.isPresent()) {
      fault(from.get(), until.get(), now).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<Fault> fault(Instant from, Instant until, Instant now) {
    if (!from.isBefore(until)) {
      return Optional.of(Fault.of("It must end after it begins."));
    }
    if (!until.isAfter(now)) {
      return Optional.of(Fault.of("It is over already: nothing would change."));
    }
    if (until.isAfter(now.plus(Horizon.REACH))) {
      return Optional.of(Fault.of("It is more than two years ahead: look at the year."));
    }
    return until.isAfter(from.plus(LONGEST))
        ? Optional.of(Fault.of("It may last a year at most."))
        : Optional.empty();
  }

  /** As the plan file writes it, on the clock of the team's wall. */
  Amendment amendment(Team team, String list) {
    ZoneId zone = team.schedule().zone();
    return new Amendment(
        team.id(),
        list,
        "{person: %s, from: %s, to: %s}"
            .formatted(person, at(span.from(), zone), at(span.to(), zone)));
  }

  static String at(Instant moment, ZoneId zone) {
    return MOMENT.withZone(zone).format(moment);
  }
}
