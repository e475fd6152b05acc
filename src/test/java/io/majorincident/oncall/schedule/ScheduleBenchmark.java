package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.NEW_YORK;
import static io.majorincident.oncall.schedule.ScheduleFixture.WEEKEND;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidays;
import static io.majorincident.oncall.schedule.ScheduleFixture.weekly;
import static io.majorincident.oncall.schedule.ScheduleFixture.workdays;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Measures a schedule of 20 layers; run it by hand. */
final class ScheduleBenchmark {

  private static final int WARM_UP = 200;
  private static final int MEASURED = 200;
  private static final Span YEAR = ScheduleFixture.span("2027-01-01T00:00", "2028-01-01T00:00");

  private ScheduleBenchmark() {}

  public static void main(String[] arguments) {
    Schedule schedule = schedule();
    Instant noon = berlin("2027-06-15T12:00");
    measure("a year", () -> schedule.between(YEAR.from(), YEAR.to()).size());
    measure("a moment", () -> schedule.at(noon).shadows().size());
    measure("the line of a moment", () -> schedule.line(noon).size());
    measure(
        "fairness of a year",
        () -> Fairness.of(schedule, YEAR, id -> new Home(BERLIN, Set.of())).loads().size());
    measure(
        "a fresh schedule and its first year",
        () -> schedule().between(YEAR.from(), YEAR.to()).size());
  }

  private static Schedule schedule() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      layers.add(daily("days " + i, always(BERLIN), "a", "b", "c", "d", "e"));
      layers.add(daily("nights " + i, always(NEW_YORK).in(workdays(22, 6)), "f", "g", "h", "i"));
      layers.add(weekly("weekend " + i, always(BERLIN).in(WEEKEND), "k", "l", "m"));
      layers.add(daily("crew " + i, always(BERLIN).onlyOnHolidays(holidays("de-by")), "n", "o"));
      layers.add(
          new Layer(
              "hours " + i,
              List.of("p", "q", "r"),
              Rhythm.hours(6 + i, ScheduleFixture.START, BERLIN),
              always(BERLIN).in(workdays(9, 17)).notOnHolidays(holidays("us-ny"))));
    }
    return agreed(new Schedule(BERLIN, layers, List.of(), List.of(), List.of(), List.of()));
  }

  private static Schedule agreed(Schedule bare) {
    Schedule schedule = bare;
    for (int week = 0; week < 50; week++) {
      Instant from = YEAR.from().plus(Duration.ofDays(7L * week));
      Span two = new Span(from, from.plus(Duration.ofDays(2)));
      schedule =
          schedule
              .with(new Takeover("z", new Span(from, from.plus(Duration.ofHours(5)))))
              .with(new Absence(week % 2 == 0 ? "a" : "f", two))
              .with(new Shadow("n", Optional.empty(), two));
    }
    return schedule;
  }

  private static void measure(String what, IntSupplier work) {
    long sum = 0;
    for (int i = 0; i < WARM_UP; i++) {
      sum += work.getAsInt();
    }
    long[] nanos = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long begin = System.nanoTime();
      sum += work.getAsInt();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: median %.3f ms, 99th percentile %.3f ms (%d)%n",
        what, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6, sum);
  }
}
