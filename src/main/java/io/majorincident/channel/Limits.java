package io.majorincident.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many messages one contact gets at most within which time; all of them hold. Written as in "1
 * in PT1M, 5 in PT15M"; nothing written limits nothing.
 *
 * @param each one after another as they are written
 */
public record Limits(List<Limit> each) {

  public static final Limits NONE = new Limits(List.of());

  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,8})\\s+in\\s+(\\S+)");

  public Limits {
    each = List.copyOf(each);
  }

  /**
   * So many within any time of this length.
   *
   * @param most one at least
   * @param within longer than nothing
   */
  public record Limit(int most, Duration within) {

    /** When one more may go out, seen from what has gone out; the past if it may now. */
    private Instant free(List<Instant> newestFirst) {
      return newestFirst.size() < most ? Instant.MIN : newestFirst.get(most - 1).plus(within);
    }
  }

  /**
   * @throws IllegalArgumentException if it cannot be read; the text says what is wrong
   */
  public static Limits read(String text) {
    return new Limits(
        Stream.of(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty() || text.contains(","))
            .map(Limits::limit)
            .toList());
  }

  boolean isEmpty() {
    return each.isEmpty();
  }

  /** The longest time that has to be looked back. */
  public Duration longest() {
    return each.stream().map(Limit::within).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /**
   * The earliest moment, now or later, at which one more message may go out.
   *
   * @param before when others went out
   */
  public Instant earliest(Instant now, Collection<Instant> before) {
    List<Instant> newestFirst = before.stream().sorted(Comparator.reverseOrder()).toList();
    return each.stream()
        .map(limit -> limit.free(newestFirst))
        .filter(free -> free.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return each.stream()
        .map(limit -> limit.most() + " in " + limit.within())
        .collect(Collectors.joining(", "));
  }

  private static Limit limit(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      return new Limit(Integer.parseInt(written.group(1)), within(text, written.group(2)));
    }
    throw unreadable(text);
  }

  private static Duration within(String text, String written) {
    try {
      Duration within = Duration.parse(written);
      if (within.compareTo(Duration.ZERO) > 0) {
        return within;
      }
    } catch (DateTimeException none) {
      // said below
    }
    throw unreadable(text);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'%s' is no limit: write how many messages in which time, as in 1 in PT1M, with commas between several."
            .formatted(text));
  }
}
