package io.majorincident.planning.imports;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * One layer, as our plan says it.
 *
 * @param name as the source calls it
 * @param people ids in the order in which they take turns, from the start on
 * @param start the first of them begins; on the wall clock of the zone
 * @param handoverDay null for the day of the start
 * @param handoverTime null for the time of the start
 * @param end null for never
 * @param times parts of the week; none means all of it
 * @param level layers of a higher one lie above; equal ones must not answer at the same time
 */
record ImportedLayer(
    String name,
    List<String> people,
    Turn turn,
    LocalDateTime start,
    DayOfWeek handoverDay,
    LocalTime handoverTime,
    LocalDateTime end,
    ZoneId zone,
    List<WeekPart> times,
    long level,
    Place place) {

  ImportedLayer named(String other) {
    return new ImportedLayer(
        other, people, turn, start, handoverDay, handoverTime, end, zone, times, level, place);
  }
}
