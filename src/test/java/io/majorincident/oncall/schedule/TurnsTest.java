package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.START;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidays;
import static io.majorincident.oncall.schedule.ScheduleFixture.workdays;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Turns are computed, and are the same as if every shift had been looked at. */
class TurnsTest {

  /** With half-hour changes, a day that was skipped, and changes in both halves of the year. */
  private static final List<ZoneId> ZONES =
      Stream.of(
              "Europe/Berlin",
              "America/New_York",
              "Australia/Lord_Howe",
              "Pacific/Apia",
              "Africa/Casablanca",
              "Asia/Tokyo",
              "America/Sao_Paulo",
              "UTC")
          .map(ZoneId::of)
          .toList();

  private static final List<String> CALENDARS = List.of("de", "de-by", "us-ny", "jp");
  private static final int LAYERS = "all".equals(System.getProperty("samples")) ? 1000 : 40;
  private static final int SHIFTS = 1500;
  private static final long TWENTY_YEARS = 20 * 366L;

  @Test
  void countingOneShiftAfterAnotherFindsTheSame() {
    Random random = new Random(20261130);
    for (int layer = 0; layer < LAYERS; layer++) {
      Rhythm rhythm = rhythm(random);
      Coverage coverage = coverage(rhythm, random);
      Turns turns = new Turns(rhythm, coverage);
      assertThat(LongsOf.turns(SHIFTS, turns))
          .as("layer %d: %s, %s", layer, rhythm, coverage)
          .isEqualTo(counted(rhythm, coverage));
    }
  }

  /** In any order, also from the last to the first. */
  private static final class LongsOf {

    static List<Long> turns(int shifts, Turns turns) {
      Long[] found = new Long[shifts + 1];
      for (int shift = shifts; shift >= 0; shift--) {
        found[shift] = turns.before(shift);
      }
      return List.of(found);
    }
  }

  private static List<Long> counted(Rhythm rhythm, Coverage coverage) {
    List<Long> before = new ArrayList<>();
    long turns = 0;
    for (long shift = 0; shift <= SHIFTS; shift++) {
      before.add(turns);
      Instant begin = rhythm.begin(shift);
      Instant end = rhythm.begin(shift + 1);
      boolean answers = begin.isBefore(end) && !coverage.in(new Span(begin, end)).list().isEmpty();
      turns += answers ? 1 : 0;
    }
    return before;
  }

  @Test
  void aTurnTwentyYearsAheadTakesNoMoreStepsThanOneTomorrow() {
    Rhythm daily = Rhythm.days(1, LocalTime.of(8, 0), START, BERLIN);
    Coverage office = always(BERLIN).in(workdays(8, 18));
    assertThat(steps(daily, office, TWENTY_YEARS)).isEqualTo(steps(daily, office, 1));
  }

  @Test
  void onlyHolidaysAndChangesOfTheClockAreLookedAtAndOnlyOnce() {
    Coverage office = always(BERLIN).in(workdays(8, 18)).notOnHolidays(holidays("de"));
    Rhythm daily = Rhythm.days(1, LocalTime.of(8, 0), START, BERLIN);
    assertThat(steps(daily, office, TWENTY_YEARS)).isLessThan(20 * 2 * 12);
    Rhythm hourly = Rhythm.hours(1, START, BERLIN);
    Coverage all = always(BERLIN).in(workdays(8, 18));
    assertThat(steps(hourly, all, TWENTY_YEARS * 24)).isLessThan(20 * 2 * 5);
    AtomicLong again = new AtomicLong();
    Turns known = turns(daily, office, again);
    known.before(TWENTY_YEARS);
    again.set(0);
    known.before(TWENTY_YEARS);
    long far = again.getAndSet(0);
    known.before(300);
    assertThat(far).as("what is known is added up").isLessThan(2 * 12);
    assertThat(again.get()).isLessThan(2 * 12);
  }

  private static long steps(Rhythm rhythm, Coverage coverage, long shift) {
    AtomicLong steps = new AtomicLong();
    turns(rhythm, coverage, steps).before(shift);
    return steps.get();
  }

  private static Turns turns(Rhythm rhythm, Coverage coverage, AtomicLong steps) {
    return new Turns(
        rhythm,
        coverage,
        shift -> {
          steps.incrementAndGet();
          return Turns.isTurn(shift, rhythm, coverage);
        });
  }

  private static Rhythm rhythm(Random random) {
    ZoneId zone = one(ZONES, random);
    LocalDateTime start =
        LocalDateTime.of(2000 + random.nextInt(30), 1 + random.nextInt(12), 1, 0, 0)
            .plusMinutes(random.nextInt(40_000));
    LocalTime handover = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    return switch (random.nextInt(3)) {
      case 0 -> Rhythm.hours(1 + random.nextInt(30), start, zone);
      case 1 -> Rhythm.days(1 + random.nextInt(9), handover, start, zone);
      default -> Rhythm.weeks(1 + random.nextInt(3), day(random), handover, start, zone);
    };
  }

  private static Coverage coverage(Rhythm rhythm, Random random) {
    boolean elsewhere = random.nextInt(5) == 0;
    WallClock clock = new WallClock(elsewhere ? one(ZONES, random) : rhythm.zone());
    Instant from = rhythm.begin(0).plusSeconds(random.nextInt(200_000));
    Instant to =
        random.nextInt(3) == 0 ? from.plusSeconds(1 + random.nextInt(60_000_000)) : Instant.MAX;
    Window[] windows =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(any -> window(random))
            .toArray(Window[]::new);
    Coverage coverage = Coverage.during(new Span(from, to), clock);
    return switch (random.nextInt(5)) {
      case 0 -> coverage.in(windows).notOnHolidays(holidays(one(CALENDARS, random)));
      case 1 -> coverage.notOnHolidays(holidays(one(CALENDARS, random)), holidays("us"));
      case 2 -> coverage.onlyOnHolidays(holidays(one(CALENDARS, random)));
      default -> coverage.in(windows);
    };
  }

  /** Often so small that it lies in the hour that spring skips or autumn repeats. */
  private static Window window(Random random) {
    LocalTime from =
        random.nextBoolean()
            ? LocalTime.of(1 + random.nextInt(2), 10 * random.nextInt(6))
            : LocalTime.of(random.nextInt(24), random.nextInt(60));
    LocalTime to = from.plusMinutes(1 + random.nextInt(random.nextBoolean() ? 60 : 900));
    return Window.daily(day(random), from, to);
  }

  private static DayOfWeek day(Random random) {
    return one(List.of(DayOfWeek.values()), random);
  }

  private static <T> T one(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
