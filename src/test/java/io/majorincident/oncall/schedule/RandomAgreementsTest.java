package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.WEEKEND;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.weekly;
import static io.majorincident.oncall.schedule.ScheduleFixture.workdays;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever people agree on, it holds at every moment, and a gap is never an oversight. */
class RandomAgreementsTest {

  private static final int SCHEDULES = 15;
  private static final int DAYS = 60;
  private static final Instant START = berlin("2026-03-01T00:00");
  private static final Instant END = START.plus(DAYS, ChronoUnit.DAYS);
  private static final List<String> PEOPLE = List.of("anna", "ben", "clara", "dora", "emil");

  private final Random random = new Random(20260301);
  private final List<Takeover> takeovers = new ArrayList<>();
  private final List<Absence> absences = new ArrayList<>();

  @Test
  void whatIsAgreedHoldsAtEveryMoment() {
    for (int i = 0; i < SCHEDULES; i++) {
      Schedule schedule = randomSchedule();
      for (Duty duty : schedule.between(START, END)) {
        holds(schedule, duty, duty.span().from());
        holds(schedule, duty, duty.span().to().minusNanos(1));
      }
    }
  }

  @Test
  void whereverAnybodyBeginsToLookTheRestIsTheSame() {
    for (int i = 0; i < SCHEDULES; i++) {
      Schedule schedule = randomSchedule();
      Instant middle = randomMoment();
      List<Duty> all = schedule.between(START, END);
      List<Duty> later = schedule.between(middle, END);
      List<Duty> cut = all.stream().filter(it -> it.span().to().isAfter(middle)).toList();

      assertThat(later).hasSameSizeAs(cut);
      assertThat(later.subList(1, later.size())).isEqualTo(cut.subList(1, cut.size()));
      assertThat(later.get(0).saysTheSameAs(cut.get(0))).isTrue();
    }
  }

  private void holds(Schedule schedule, Duty duty, Instant moment) {
    Optional<String> override =
        takeovers.stream()
            .filter(it -> it.span().contains(moment) && !isAway(it.person(), moment))
            .map(Takeover::person)
            .findFirst();
    assertThat(duty.person().filter(person -> isAway(person, moment))).isEmpty();
    assertThat(duty.shadows())
        .noneMatch(person -> duty.person().filter(person::equals).isPresent());
    override.ifPresent(person -> assertThat(duty.person()).hasValue(person));
    assertThat(duty.why() instanceof Why.TakenOver).isEqualTo(override.isPresent());
    assertThat(duty.isGap()).isEqualTo(override.isEmpty() && everybodyIsAway(schedule, moment));
    assertThat(schedule.line(moment).stream().findFirst()).isEqualTo(duty.person());
  }

  /** All layers are of the same people, so that swaps bring nobody new. */
  private boolean everybodyIsAway(Schedule schedule, Instant moment) {
    return schedule.layers().stream()
        .filter(layer -> layer.slotAt(moment).isPresent())
        .flatMap(layer -> layer.people().stream())
        .allMatch(person -> isAway(person, moment));
  }

  private boolean isAway(String person, Instant moment) {
    return absences.stream()
        .anyMatch(it -> it.person().equals(person) && it.span().contains(moment));
  }

  private Schedule randomSchedule() {
    takeovers.clear();
    absences.clear();
    Schedule schedule =
        Schedule.of(
            BERLIN,
            weekly("weeks", always(BERLIN).in(workdays(6, 23)), "anna", "ben", "clara"),
            daily("nights", always(BERLIN).in(workdays(22, 6)), "clara", "ben", "anna"),
            weekly("weekend", always(BERLIN).in(WEEKEND), "ben", "anna", "clara"));
    for (int i = random.nextInt(8); i > 0; i--) {
      schedule = swapped(schedule);
    }
    for (int i = random.nextInt(25); i > 0; i--) {
      absences.add(new Absence(somebody(), randomSpan()));
      schedule = schedule.with(absences.get(absences.size() - 1));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      schedule = overridden(schedule);
    }
    return schedule.with(new Shadow("nina", Optional.of(somebody()), randomSpan()));
  }

  private Schedule swapped(Schedule schedule) {
    try {
      return schedule.with(new Swap(randomShift(), randomShift()));
    } catch (IllegalArgumentException cycleOrNoShift) {
      return schedule;
    }
  }

  private Schedule overridden(Schedule schedule) {
    Takeover takeover = new Takeover(somebody(), randomSpan());
    if (takeovers.stream().anyMatch(it -> it.span().overlaps(takeover.span()))) {
      return schedule;
    }
    takeovers.add(takeover);
    return schedule.with(takeover);
  }

  private ShiftAt randomShift() {
    return new ShiftAt(
        List.of("weeks", "nights", "weekend").get(random.nextInt(3)), randomMoment());
  }

  private String somebody() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  private Span randomSpan() {
    Instant from = randomMoment();
    return new Span(from, from.plus(1 + random.nextInt(200), ChronoUnit.HOURS));
  }

  private Instant randomMoment() {
    return START.plus(random.nextInt(DAYS * 24 * 4 - 1) * 15L, ChronoUnit.MINUTES);
  }
}
