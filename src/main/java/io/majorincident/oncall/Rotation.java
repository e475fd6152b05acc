package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Coverage;
import io.majorincident.oncall.schedule.Layer;
import io.majorincident.oncall.schedule.Rhythm;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.WallClock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The short form of a schedule: people who are on call in turn, a week each. They hand over at the
 * same time on the clock on the wall, so that the week of a summer-time change is an hour shorter
 * or longer. Before its start the rotation runs backwards in the same order: somebody is always on
 * call.
 *
 * @param start a moment in the first week of the first person, on the wall clock of the zone
 * @param zone where the team lives
 * @param handoverDay the day on which one person follows the other
 * @param handoverTime when on that day; the new person is on call from this very moment
 * @param people person ids in their order, one at least; a person may stand here more than once
 */
record Rotation(
    LocalDateTime start,
    ZoneId zone,
    DayOfWeek handoverDay,
    LocalTime handoverTime,
    List<String> people) {

  private static final String LAYER = "rotation";

  Rotation {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "A rotation without people has nobody on call. Name one person at least.");
    }
  }

  /** A schedule of nothing but this. */
  Schedule schedule() {
    Rhythm weekly = Rhythm.weeks(1, handoverDay, handoverTime, start, zone);
    Coverage always = Coverage.during(Span.ALWAYS, new WallClock(zone));
    return Schedule.of(zone, new Layer(LAYER, people, weekly, always));
  }
}
