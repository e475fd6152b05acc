package io.majorincident.readiness;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Reachability;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what would fail in the coming days. Every answer depends on the plan and the arguments
 * alone.
 *
 * @param failing the addresses of a person to which nothing arrives
 * @param stopped the numbers of a person that have answered STOP
 */
record WeaknessSearch(
    Plan plan,
    Reachability reachability,
    Function<Person, List<String>> failing,
    Function<Person, List<String>> stopped) {

  /** A person's first time on call, and for whom. */
  private record OnCall(Person person, Team team, Span span) {}

  /** All of them, team by team in the order of the plan, and then person by person. */
  List<Weakness> at(Instant now) {
    Away away = Away.of(plan);
    List<String> managers = plan.withRole(Role.INCIDENT_MANAGER).stream().map(Person::id).toList();
    List<TeamAhead> teams =
        plan.teams().stream().map(team -> new TeamAhead(team, away, managers, now)).toList();
    List<OnCall> people = onCall(teams);
    return Stream.of(
            teams.stream().flatMap(this::ofTeam),
            phones(people, now),
            contacts(people, WeaknessKind.FAILING_DELIVERIES, failing),
            contacts(people, WeaknessKind.STOPPED_NUMBER, stopped))
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Weakness> ofTeam(TeamAhead ahead) {
    return Stream.of(
            ahead.gaps().stream().map(span -> weakness(WeaknessKind.GAP, ahead, span, "")),
            ahead.unplanned().stream()
                .map(span -> weakness(WeaknessKind.UNPLANNED, ahead, span, "")),
            ahead.collidingAbsences().stream()
                .map(
                    span ->
                        weakness(
                            WeaknessKind.COLLIDING_ABSENCES,
                            ahead,
                            span,
                            names(ahead.awayIn(span)))),
            ahead.endsAtNobody().stream()
                .map(span -> weakness(WeaknessKind.ESCALATION_ENDS_AT_NOBODY, ahead, span, "")))
        .flatMap(found -> found);
  }

  private static Weakness weakness(WeaknessKind kind, TeamAhead ahead, Span span, String detail) {
    return new Weakness(kind, ahead.team().id(), "", span, detail);
  }

  private Stream<Weakness> phones(List<OnCall> people, Instant now) {
    if (!reachability.canVerifyPhones()) {
      Span sinceEver = new Span(Weakness.LONG_AGO, now);
      return Stream.of(
          new Weakness(WeaknessKind.NO_PHONE_GATEWAY, plan.defaultTeam().id(), "", sinceEver, ""));
    }
    return people.stream()
        .filter(it -> !reachability.hasVerifiedPhone(it.person()))
        .map(it -> weakness(WeaknessKind.NO_PHONE, it, ""));
  }

  private static Stream<Weakness> contacts(
      List<OnCall> people, WeaknessKind kind, Function<Person, List<String>> weak) {
    return people.stream()
        .filter(it -> !weak.apply(it.person()).isEmpty())
        .map(it -> weakness(kind, it, String.join(", ", weak.apply(it.person()))));
  }

  private static Weakness weakness(WeaknessKind kind, OnCall it, String detail) {
    return new Weakness(kind, it.team().id(), it.person().id(), it.span(), detail);
  }

  private List<OnCall> onCall(List<TeamAhead> teams) {
    Map<String, OnCall> first = new LinkedHashMap<>();
    for (TeamAhead ahead : teams) {
      for (Duty duty : ahead.duties()) {
        duty.person()
            .flatMap(plan::person)
            .ifPresent(
                person ->
                    first.putIfAbsent(person.id(), new OnCall(person, ahead.team(), duty.span())));
      }
    }
    return List.copyOf(first.values());
  }

  private String names(List<String> people) {
    return people.stream()
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .collect(Collectors.joining(", "));
  }
}
