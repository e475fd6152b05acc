package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.NEW_YORK;
import static io.majorincident.oncall.schedule.ScheduleFixture.START;
import static io.majorincident.oncall.schedule.ScheduleFixture.TOKYO;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidayCrew;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidays;
import static io.majorincident.oncall.schedule.ScheduleFixture.workdays;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever times a layer leaves out, nobody has more than one turn more than anybody else. */
class FairTurnsTest {

  private static final int LAYERS = 400;

  private final Random random = new Random(20260105);

  @Test
  void sevenWhoHaveADayEachDoNotLeaveTwoOfThemFreeForEver() {
    Layer layer =
        daily("days", always(BERLIN).in(workdays(8, 20)), "a", "b", "c", "d", "e", "f", "g");

    assertThat(shifts(layer, berlin("2026-01-05T08:00"), berlin("2026-02-23T08:00")))
        .containsOnlyKeys("a", "b", "c", "d", "e", "f", "g")
        .allSatisfy((person, shifts) -> assertThat(shifts).isEqualTo(5));
  }

  @Test
  void aHolidayCrewTakesTurnsFromHolidayToHoliday() {
    Layer crew = holidayCrew("crew", "de-by", "hanna", "hugo");

    assertThat(crew.slots(new Span(berlin("2026-01-05T08:00"), berlin("2026-05-02T00:00"))))
        .as("Epiphany, Good Friday, Easter Monday, the first of May")
        .extracting(Slot::person)
        .containsExactly("hanna", "hugo", "hanna", "hugo");
    assertFair(crew, berlin("2026-01-05T08:00"), berlin("2029-01-01T00:00"));
  }

  @Test
  void randomLayersAreFairAfterAnyTime() {
    for (int i = 0; i < LAYERS; i++) {
      Layer layer = randomLayer().layer();
      Instant start = layer.coverage().active().from();
      assertFair(layer, start, start.plus(30 + random.nextInt(400), ChronoUnit.DAYS));
    }
  }

  @Test
  void whereAnybodyBeginsToCountTheTurnsGoOnAsIfCountedFromTheStart() {
    for (int i = 0; i < LAYERS / 4; i++) {
      Layer layer = randomLayer().layer();
      Instant start = layer.coverage().active().from();
      Instant end = start.plus(300, ChronoUnit.DAYS);
      Instant middle = start.plus(random.nextInt(290 * 24), ChronoUnit.HOURS);
      List<Slot> all = layer.slots(new Span(start, end));
      List<Slot> later = layer.slots(new Span(middle, end));

      assertThat(later)
          .hasSize((int) all.stream().filter(it -> it.span().to().isAfter(middle)).count());
      for (int back = 1; back <= later.size(); back++) {
        Slot expected = all.get(all.size() - back);
        Slot actual = later.get(later.size() - back);
        assertThat(actual.person()).isEqualTo(expected.person());
        assertThat(actual.shift()).isEqualTo(expected.shift());
        assertThat(actual.span().to()).isEqualTo(expected.span().to());
      }
    }
  }

  /** The same told by somebody who looks at the clock on the wall every quarter of an hour. */
  @Test
  void everyQuarterOfAnHourIsAsTheWallClockSays() {
    for (int i = 0; i < LAYERS / 4; i++) {
      RandomLayer random = randomLayer();
      Instant end = random.start().plus(120, ChronoUnit.DAYS);
      Iterator<Slot> slots = random.layer().slots(new Span(random.start(), end)).iterator();
      Slot slot = slots.hasNext() ? slots.next() : null;
      OnTheWall wall = new OnTheWall(random);
      for (Instant now = random.start(); now.isBefore(end); now = now.plusSeconds(900)) {
        while (slot != null && !slot.span().to().isAfter(now)) {
          slot = slots.hasNext() ? slots.next() : null;
        }
        String person = slot != null && slot.span().contains(now) ? slot.person() : "nobody";
        assertThat(person).as("%s at %s", random, now).isEqualTo(wall.personAt(now));
      }
    }
  }

  /** Knows no spans and no shifts, counts every turn, and must be asked in the order of time. */
  private static final class OnTheWall {

    private final RandomLayer it;
    private final ZoneId zone;
    private long shift = Long.MIN_VALUE;
    private int turns = -1;

    OnTheWall(RandomLayer it) {
      this.it = it;
      this.zone = it.rhythm().zone();
    }

    String personAt(Instant now) {
      LocalDateTime local = LocalDateTime.ofInstant(now, zone);
      if (!answers(local)) {
        return "nobody";
      }
      if (shiftAt(now, local) != shift) {
        shift = shiftAt(now, local);
        turns++;
      }
      List<String> people = it.layer().people();
      // Without holes every shift counts, and the first one is shift 0.
      return people.get(turns % people.size());
    }

    private long shiftAt(Instant now, LocalDateTime local) {
      Rhythm rhythm = it.rhythm();
      if (rhythm.unit() == ChronoUnit.HOURS) {
        long gone = rhythm.first().atZone(zone).toInstant().until(now, ChronoUnit.HOURS);
        return gone / rhythm.length();
      }
      return rhythm.first().until(local, rhythm.unit()) / rhythm.length();
    }

    private boolean answers(LocalDateTime local) {
      Coverage coverage = it.layer().coverage();
      return (coverage.windows().isEmpty()
              || coverage.windows().stream().anyMatch(window -> holds(window, local)))
          && (coverage.onlyOn().isEmpty() || isHoliday(coverage.onlyOn(), local))
          && !isHoliday(coverage.notOn(), local);
    }

    private static boolean isHoliday(Set<HolidayCalendar> calendars, LocalDateTime local) {
      return calendars.stream().anyMatch(calendar -> calendar.isHoliday(local.toLocalDate()));
    }

    private static boolean holds(Window window, LocalDateTime local) {
      int from = minuteOfWeek(window.fromDay(), window.from());
      int to = minuteOfWeek(window.toDay(), window.to());
      int now = minuteOfWeek(local.getDayOfWeek(), local.toLocalTime());
      return from < to ? from <= now && now < to : now >= from || now < to;
    }

    private static int minuteOfWeek(DayOfWeek day, LocalTime time) {
      return day.ordinal() * 24 * 60 + time.toSecondOfDay() / 60;
    }
  }

  private record RandomLayer(Layer layer, Rhythm rhythm) {

    Instant start() {
      return layer.coverage().active().from();
    }
  }

  private static void assertFair(Layer layer, Instant from, Instant to) {
    Map<String, Integer> shifts = shifts(layer, from, to);
    int most = shifts.values().stream().max(Integer::compare).orElse(0);
    int least =
        layer.people().stream().mapToInt(it -> shifts.getOrDefault(it, 0)).min().orElseThrow();
    assertThat(most - least).as("%s %s", layer.coverage(), shifts).isLessThanOrEqualTo(1);
  }

  /** How many shifts each person has, counted from what the layer answers and nothing else. */
  private static Map<String, Integer> shifts(Layer layer, Instant from, Instant to) {
    Map<String, Integer> shifts = new TreeMap<>();
    long last = Long.MIN_VALUE;
    for (Slot slot : layer.slots(new Span(from, to))) {
      if (slot.shift() != last) {
        shifts.merge(slot.person(), 1, Integer::sum);
      }
      last = slot.shift();
    }
    return shifts;
  }

  private RandomLayer randomLayer() {
    ZoneId zone = List.of(BERLIN, NEW_YORK, TOKYO).get(random.nextInt(3));
    Coverage coverage = always(zone);
    if (random.nextBoolean()) {
      coverage = coverage.in(randomWindows());
    }
    if (random.nextInt(3) == 0) {
      coverage = coverage.notOnHolidays(holidays("de-by"), holidays("us-ny"));
    } else if (random.nextInt(5) == 0) {
      coverage = coverage.onlyOnHolidays(holidays("de-be"), holidays("jp"));
    }
    Rhythm rhythm = randomRhythm(zone);
    return new RandomLayer(new Layer("random", randomPeople(), rhythm, coverage), rhythm);
  }

  private List<String> randomPeople() {
    return IntStream.rangeClosed(1, 1 + random.nextInt(9)).mapToObj("p%d"::formatted).toList();
  }

  private Rhythm randomRhythm(ZoneId zone) {
    return switch (random.nextInt(3)) {
      case 0 -> Rhythm.hours(1 + random.nextInt(30), START, zone);
      case 1 -> Rhythm.days(1 + random.nextInt(5), randomTime(), START, zone);
      default -> Rhythm.weeks(1 + random.nextInt(3), randomDay(), randomTime(), START, zone);
    };
  }

  private Window[] randomWindows() {
    return IntStream.rangeClosed(0, random.nextInt(4))
        .mapToObj(
            i -> {
              DayOfWeek day = randomDay();
              LocalTime from = randomTime();
              LocalTime to = from.plusMinutes(15L * (1 + random.nextInt(90)));
              return new Window(day, from, day.plus(random.nextInt(3)), to);
            })
        .toArray(Window[]::new);
  }

  private DayOfWeek randomDay() {
    return DayOfWeek.of(1 + random.nextInt(7));
  }

  private LocalTime randomTime() {
    return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
  }
}
