package io.majorincident.planning.imports;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A part of every week on the wall clock.
 *
 * @param begin minute of the week, from Monday 00:00
 * @param minutes how long it lasts, less than a week
 */
record WeekPart(int begin, int minutes) {

  static final int DAY = 24 * 60;
  static final int WEEK = 7 * DAY;

  static WeekPart of(DayOfWeek day, LocalTime time, long minutes) {
    return new WeekPart(day.ordinal() * DAY + time.toSecondOfDay() / 60, Math.toIntExact(minutes));
  }

  DayOfWeek day() {
    return DayOfWeek.of(1 + begin / DAY);
  }

  LocalTime time() {
    return LocalTime.ofSecondOfDay(begin % DAY * 60L);
  }

  WeekPart end() {
    return new WeekPart((begin + minutes) % WEEK, minutes);
  }

  /** The minutes of the week that lie in any of these. */
  static BitSet minutesOf(List<WeekPart> parts) {
    BitSet week = new BitSet(WEEK);
    for (WeekPart part : parts) {
      for (int i = 0; i < part.minutes; i++) {
        week.set((part.begin + i) % WEEK);
      }
    }
    return week;
  }

  /**
   * The same minutes, in parts that neither meet nor overlap; none if it is all of the week, which
   * our plan says by saying nothing.
   */
  static List<WeekPart> merged(List<WeekPart> parts) {
    BitSet week = minutesOf(parts);
    List<WeekPart> merged = new ArrayList<>();
    int gap = week.nextClearBit(0);
    for (int i = 1; gap < WEEK && i <= WEEK; i++) {
      int minute = (gap + i) % WEEK;
      if (week.get(minute) && !week.get(Math.floorMod(minute - 1, WEEK))) {
        merged.add(new WeekPart(minute, run(week, minute)));
      }
    }
    return merged;
  }

  private static int run(BitSet week, int begin) {
    int minutes = 0;
    while (week.get((begin + minutes) % WEEK)) {
      minutes++;
    }
    return minutes;
  }
}
