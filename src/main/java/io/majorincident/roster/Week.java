package io.majorincident.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One row of the picture: seven days on the wall clock of the team.
 *
 * @param label its first day
 * @param days the days, from left to right
 * @param blocks who is on call
 */
record Week(String label, List<Day> days, List<Block> blocks) {

  /** How wide a week is drawn. */
  static final int WIDTH = 980;

  /**
   * @param x where it begins
   * @param middle where its name stands
   */
  record Day(String name, String x, String middle, boolean today) {}

  /**
   * @param kind a style: "gap" or one for each person
   * @param label the name, as much as has room; may be empty
   * @param tip all that is to be said
   */
  record Block(String x, String width, String middle, String kind, String label, String tip) {}

  /** From where to where a week is drawn. */
  record Scale(Instant from, Instant to) {

    static Scale of(LocalDate monday, ZoneId zone) {
      return new Scale(
          monday.atStartOfDay(zone).toInstant(),
          monday.plusWeeks(1).atStartOfDay(zone).toInstant());
    }

    double at(Instant moment) {
      return WIDTH
          * (double) Duration.between(from, moment).toSeconds()
          / Duration.between(from, to).toSeconds();
    }

    List<LocalDate> days(LocalDate monday) {
      return IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
    }
  }
}
