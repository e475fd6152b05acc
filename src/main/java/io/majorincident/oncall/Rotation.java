package io.majorincident.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * People who are on call in turn, a week each. They hand over at the same time on the clock on the
 * wall, so that the week of a summer-time change is an hour shorter or longer. Before its start the
 * rotation runs backwards in the same order: somebody is always on call.
 *
 * @param start a moment in the first week of the first person, on the wall clock of the zone
 * @param zone where the team lives
 * @param handoverDay the day on which one person follows the other
 * @param handoverTime when on that day; the new person is on call from this very moment
 * @param people person ids in their order, one at least; a person may stand here more than once
 */
public record Rotation(
    LocalDateTime start,
    ZoneId zone,
    DayOfWeek handoverDay,
    LocalTime handoverTime,
    List<String> people) {

  public Rotation {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "A rotation without people has nobody on call. Name one person at least.");
    }
  }

  /** Person id of the one on call. */
  public String primary(Instant moment) {
    return inTurn(weeksSinceStart(moment));
  }

  /** Person id of the next in the rotation; the same as the primary only if there is no other. */
  public String secondary(Instant moment) {
    long week = weeksSinceStart(moment);
    String primary = inTurn(week);
    return IntStream.range(1, people.size())
        .mapToObj(ahead -> inTurn(week + ahead))
        .filter(person -> !person.equals(primary))
        .findFirst()
        .orElse(primary);
  }

  private String inTurn(long week) {
    return people.get(Math.floorMod(week, people.size()));
  }

  private long weeksSinceStart(Instant moment) {
    return ChronoUnit.WEEKS.between(
        handoverBefore(start.atZone(zone).toInstant()), handoverBefore(moment));
  }

  // Instants are compared, not wall clocks: the hour that autumn repeats would hand over twice.
  private LocalDate handoverBefore(Instant moment) {
    LocalDate day =
        moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(handoverDay));
    Instant handover = day.atTime(handoverTime).atZone(zone).toInstant();
    return moment.isBefore(handover) ? day.minusWeeks(1) : day;
  }
}
