package io.majorincident.oncall.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What being on call takes from each person.
 *
 * @param loads by person id, in the order of the ids; who is not here has nothing
 */
public record Fairness(Map<String, Load> loads) {

  private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
  private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

  public Fairness {
    loads = Collections.unmodifiableSortedMap(new TreeMap<>(loads));
  }

  /**
   * Counts over a span.
   *
   * @param homes by person id
   */
  public static Fairness of(Schedule schedule, Span span, Function<String, Home> homes) {
    Map<String, List<Span>> byPerson = new HashMap<>();
    for (Duty duty : schedule.between(span.from(), span.to())) {
      duty.person()
          .ifPresent(
              it -> byPerson.computeIfAbsent(it, none -> new ArrayList<>()).add(duty.span()));
    }
    Map<Home, Times> times = new HashMap<>();
    Map<String, Load> loads = new HashMap<>();
    byPerson.forEach(
        (person, spans) ->
            loads.put(
                person,
                times
                    .computeIfAbsent(homes.apply(person), home -> Times.of(home, span))
                    .load(Spans.of(spans))));
    return new Fairness(loads);
  }

  /** What this person has; nothing for somebody unknown. */
  public Load of(String person) {
    return loads.getOrDefault(person, Load.NONE);
  }

  /** How much more each person has here than there; only those for whom it is not the same. */
  public Map<String, Load> comparedWith(Fairness before) {
    Map<String, Load> changes = new TreeMap<>();
    TreeSet<String> people = new TreeSet<>(loads.keySet());
    people.addAll(before.loads.keySet());
    people.forEach(person -> changes.put(person, of(person).minus(before.of(person))));
    changes.values().removeIf(Load.NONE::equals);
    return changes;
  }

  /**
   * What a swap would add to each person's load over a span, and take from it.
   *
   * @param homes by person id
   * @throws IllegalArgumentException if the swap is not possible
   */
  public static Map<String, Load> effect(
      Swap swap, Schedule schedule, Span span, Function<String, Home> homes) {
    return of(schedule.with(swap), span, homes).comparedWith(of(schedule, span, homes));
  }

  private record Times(Spans nights, Spans weekends, Spans holidays) {

    static Times of(Home home, Span span) {
      WallClock clock = new WallClock(home.zone());
      return new Times(
          clock.each(
              span,
              day -> clock.span(day.atTime(NIGHT_BEGINS), day.plusDays(1).atTime(NIGHT_ENDS))),
          clock.days(span, Times::isWeekend),
          clock.days(span, day -> Coverage.isHoliday(day, home.holidays())));
    }

    static boolean isWeekend(LocalDate day) {
      return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    Load load(Spans onCall) {
      return new Load(
          onCall.total(),
          onCall.and(nights).total(),
          onCall.and(weekends).total(),
          onCall.and(holidays).total());
    }
  }
}
