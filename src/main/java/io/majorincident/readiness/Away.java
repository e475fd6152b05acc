package io.majorincident.readiness;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Absence;
import io.majorincident.oncall.schedule.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is away at which time. Whoever said so in one team is away for all. */
record Away(Map<String, List<Span>> spans) {

  static Away of(Plan plan) {
    return new Away(
        plan.teams().stream()
            .flatMap(team -> team.schedule().absences().stream())
            .collect(
                Collectors.groupingBy(
                    Absence::person, Collectors.mapping(Absence::span, Collectors.toList()))));
  }

  boolean at(String person, Instant moment) {
    return spans.getOrDefault(person, List.of()).stream().anyMatch(span -> span.contains(moment));
  }

  /** All moments at which somebody leaves or comes back. */
  Stream<Instant> changes() {
    return spans.values().stream()
        .flatMap(List::stream)
        .flatMap(span -> Stream.of(span.from(), span.to()));
  }
}
