package io.majorincident.roster;

import io.majorincident.announce.WakeUps;
import io.majorincident.oncall.Horizon;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Load;
import io.majorincident.oncall.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who answers when, as the plan in force says. */
@Component
class Roster {

  private static final Duration YEAR = Duration.ofDays(365);

  private final Plan plan;
  private final Reason reason;
  private final WakeUps wakeUps;
  private final Clock clock;

  Roster(Plan plan, Reason reason, WakeUps wakeUps, Clock clock) {
    this.plan = plan;
    this.reason = reason;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /**
   * Who of a team answers now and who after that.
   *
   * @param services the names of what the team answers for
   * @param now until somebody else answers, who is looked for a year ahead
   * @param next whoever answers then, or nobody
   */
  record Answering(String team, String name, List<String> services, Shift now, Shift next) {}

  Instant now() {
    return clock.instant();
  }

  /** From when to when somebody may ask. */
  Horizon horizon() {
    return Horizon.of(plan, now());
  }

  List<Team> teams() {
    return plan.teams();
  }

  /**
   * @throws io.majorincident.oncall.NoSuchTeam if the plan does not have it
   */
  Team team(String id) {
    return plan.team(id);
  }

  Answering answering(Team team, Instant moment, Locale language) {
    Duty now = team.schedule().at(moment);
    Duty next = another(team.schedule(), now, moment.plus(YEAR));
    return new Answering(
        team.id(),
        team.name(),
        services(team),
        Shift.of(now, reason, language).until(next.span().from()),
        Shift.of(next, reason, language));
  }

  /** The first in whom somebody else answers; the last within reach if nobody else ever does. */
  private static Duty another(Schedule schedule, Duty now, Instant reach) {
    Duty next = schedule.at(now.span().to());
    while (next.person().equals(now.person()) && next.span().to().isBefore(reach)) {
      next = schedule.at(next.span().to());
    }
    return next;
  }

  List<Shift> between(Schedule schedule, Instant from, Instant to, Locale language) {
    return schedule.between(from, to).stream()
        .map(duty -> Shift.of(duty, reason, language))
        .toList();
  }

  /** What the past year has taken from each member of a team, and what the coming one will. */
  Stream<PersonLoad> loads(Team team, Instant moment) {
    Map<String, Load> past = plan.fairness(team.id(), moment.minus(YEAR), moment).loads();
    Map<String, Load> planned = plan.fairness(team.id(), moment, moment.plus(YEAR)).loads();
    Map<String, Integer> woken = wakeUps.between(moment.minus(YEAR), moment);
    return team.members().stream()
        .map(
            person ->
                new PersonLoad(
                    person,
                    reason.name(person),
                    Hours.of(past.getOrDefault(person, Load.NONE)),
                    Hours.of(planned.getOrDefault(person, Load.NONE)),
                    woken.getOrDefault(person, 0)));
  }

  private List<String> services(Team team) {
    return plan.services().stream()
        .filter(service -> service.team().equals(team.id()))
        .map(OwnedService::name)
        .toList();
  }
}
