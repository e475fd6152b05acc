package io.majorincident.planning.imports;

import io.majorincident.oncall.schedule.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * People in turn, as other systems count: every turn counts, even one that falls on nothing but
 * times left out. Our layers do not count those, so that their list of people goes through all that
 * happens until week and people begin anew together, without the turns that nobody has to serve.
 *
 * @param people ids; the first has the turn that begins at the first hand-over
 * @param first one of the hand-overs
 * @param active when it begins to answer
 * @param end when it no longer answers; null for never
 * @param times parts of the week; none means all of it
 */
record Rotation(
    String name,
    List<String> people,
    Turn turn,
    LocalDateTime first,
    LocalDateTime active,
    LocalDateTime end,
    ZoneId zone,
    List<WeekPart> times,
    long level,
    Place place) {

  /** Spring skips no more than this. */
  private static final int SKIPPED = 60;

  /**
   * The layer that says the same from now on. What was before now is not imported.
   *
   * @return empty if it is over, or if our plan cannot say it, which is noted
   */
  Optional<ImportedLayer> layer(Instant now) {
    if (end != null && !instant(end).isAfter(now)) {
      return Optional.empty();
    }
    if (end != null && !wholeMinutes(end)) {
      return Optional.empty();
    }
    boolean begun = !instant(active).isAfter(now);
    if (people.stream().distinct().count() == 1) {
      LocalDateTime start = begun ? active.truncatedTo(ChronoUnit.MINUTES) : active;
      boolean whole = wholeMinutes(start) && (times.isEmpty() || wholeMinutes(first));
      return whole ? Optional.of(alone(start)) : Optional.empty();
    }
    return canBeSaid(begun) ? Optional.of(inTurn(begun)) : Optional.empty();
  }

  private ImportedLayer alone(LocalDateTime start) {
    return new ImportedLayer(
        name, people.subList(0, 1), Turn.WEEK, start, null, null, end, zone, times, level, place);
  }

  private ImportedLayer inTurn(boolean begun) {
    boolean later = !begun && isMidTurn();
    return new ImportedLayer(
        name,
        order(later),
        turn,
        later ? active : begin(),
        later && turn.unit() == ChronoUnit.WEEKS ? first.getDayOfWeek() : null,
        later ? first.toLocalTime() : null,
        end,
        zone,
        times,
        level,
        place);
  }

  private boolean canBeSaid(boolean begun) {
    int before = place.faults().count();
    if (!turn.keepsItsTime(zone)) {
      place.fault(
          "Turns of %s move on the clock when summer time begins or ends, and systems differ in how. Make it layers of days with restrictions, one for each part of the day."
              .formatted(turn.text()));
    } else if (turn.unit() == ChronoUnit.HOURS && !times.isEmpty()) {
      place.fault(
          "Turns of hours that answer at certain times only cannot be said. Make the turns whole days.");
    } else if (turn.unit() != ChronoUnit.HOURS) {
      noteTurnsThatSpringMaySkip();
    }
    if (!begun && isMidTurn() && (turn.length() != 1 || turn.unit() == ChronoUnit.HOURS)) {
      place.fault(
          "Begins on %s, in the middle of a turn of %s. Let it begin at a hand-over, such as %s."
              .formatted(Moments.text(active), turn.text(), Moments.text(begin())));
    }
    return wholeMinutes(first)
        && (begun || wholeMinutes(active))
        && before == place.faults().count();
  }

  private void noteTurnsThatSpringMaySkip() {
    boolean some =
        LongStream.range(0, WeekPart.WEEK / WeekPart.DAY)
            .map(ahead -> covered(ahead, 0))
            .anyMatch(minutes -> minutes > 0 && minutes <= SKIPPED);
    if (some && !zone.getRules().isFixedOffset()) {
      place.fault(
          "Some turns answer for an hour or less, and might be skipped when summer time begins. Let them answer for longer.");
    }
  }

  private boolean wholeMinutes(LocalDateTime moment) {
    boolean whole = moment.truncatedTo(ChronoUnit.MINUTES).equals(moment);
    if (!whole) {
      place.fault(
          "People hand over at %s, and our plan knows no seconds. Move it to a whole minute."
              .formatted(moment));
    }
    return whole;
  }

  private boolean isMidTurn() {
    return active.isAfter(begin());
  }

  /** When the turn begins in which it begins to answer. */
  private LocalDateTime begin() {
    return first.plus(turn.duration().multipliedBy(gone()));
  }

  private long gone() {
    return turn.between(first, active);
  }

  private List<String> order(boolean later) {
    int from = later && covered(0, minutesBefore(active)) == 0 ? 1 : 0;
    return LongStream.range(from, from + round())
        .filter(ahead -> covered(ahead, 0) > 0)
        .mapToObj(ahead -> people.get(Math.floorMod(gone() + ahead, people.size())))
        .toList();
  }

  /** How many turns it takes until week and people begin anew together. */
  private int round() {
    boolean all =
        LongStream.range(0, WeekPart.WEEK / WeekPart.DAY).allMatch(it -> covered(it, 0) > 0);
    return all || people.size() % 7 == 0 ? people.size() : 7 * people.size();
  }

  private long minutesBefore(LocalDateTime moment) {
    return Duration.between(begin(), moment).toMinutes();
  }

  /** For how many minutes of this turn it answers, a week at most, without those at its begin. */
  private long covered(long ahead, long without) {
    long minutes = Math.min(turn.duration().toMinutes(), WeekPart.WEEK);
    if (times.isEmpty()) {
      return minutes - without;
    }
    BitSet week = WeekPart.minutesOf(times);
    long begin = minuteOfWeek(begin().plus(turn.duration().multipliedBy(ahead)));
    return LongStream.range(begin + without, begin + minutes)
        .filter(minute -> week.get((int) (minute % WeekPart.WEEK)))
        .count();
  }

  private static long minuteOfWeek(LocalDateTime moment) {
    return WeekPart.of(moment.getDayOfWeek(), moment.toLocalTime(), 0).begin();
  }

  private Instant instant(LocalDateTime local) {
    return new WallClock(zone).instant(local);
  }
}
