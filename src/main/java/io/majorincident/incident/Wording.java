package io.majorincident.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the record puts things, the same for every reader. */
public final class Wording {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Wording() {}

  /** A moment to the minute. */
  public static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** What somebody wrote, without the full stop at its end, so that it fits into a sentence. */
  public static String part(String written) {
    return written.strip().replaceFirst("(?<!\\.)\\.$", "");
  }

  /** The name of a variable's value in words: followUp is follow-up. */
  static String words(String id) {
    return id.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
