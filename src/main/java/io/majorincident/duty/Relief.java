package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.duty.DutyVariables.RELIEVER;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.Why;
import io.majorincident.planning.Amendment;
import io.majorincident.process.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Somebody sleeps, and a colleague is on call instead: until the present shift ends, but not longer
 * than the table says.
 *
 * @param tired id
 * @param reliever id
 */
record Relief(String tired, String reliever, Team team, Span span) {

  /**
   * @param now when it begins; the plan knows whole minutes
   */
  static Relief of(VariableScope said, Plan plan, Instant now) {
    Team team = plan.findTeam(ON_CALL_TEAM.in(said)).orElseGet(plan::defaultTeam);
    String tired = TIRED_PERSON.in(said);
    Duration longest = Plans.duration(said, "reliefPlan", "reliefFor").orElseThrow();
    Instant from = now.truncatedTo(ChronoUnit.MINUTES);
    Instant until = until(team, tired, from, from.plus(longest));
    return new Relief(tired, RELIEVER.in(said), team, new Span(from, until));
  }

  private static Instant until(Team team, String tired, Instant from, Instant latest) {
    Duty present = team.schedule().at(from);
    Instant end = present.span().to();
    boolean endsBefore = present.person().equals(Optional.of(tired)) && end.isBefore(latest);
    return endsBefore ? end : latest;
  }

  /**
   * The tired person is away, in all teams, and the colleague does what they would have done in
   * this one. Where they had taken over themselves the absence is enough: their turn falls back.
   */
  List<Amendment> amendments(Plan plan) {
    Stream<Amendment> away = RecordAbsence.amendments(new Wish(tired, span), plan).stream();
    Stream<Amendment> instead =
        team.schedule().between(span.from(), span.to()).stream()
            .filter(duty -> duty.person().equals(Optional.of(tired)))
            .filter(duty -> !(duty.why() instanceof Why.TakenOver))
            .map(duty -> new Wish(reliever, duty.span()).amendment(team, RecordTakeover.LIST));
    return Stream.concat(away, instead).toList();
  }
}
