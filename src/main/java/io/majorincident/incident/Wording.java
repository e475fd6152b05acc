package io.majorincident.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the record puts things, the same for every reader. */
public final class Wording {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Pattern WRITTEN =
      Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} UTC\\b");

  private Wording() {}

  /** A moment to the minute. */
  public static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /**
   * A sentence of the record with each moment in it as its reader reads moments; the record itself
   * keeps UTC.
   *
   * @param say how a moment reads
   */
  public static String translated(String sentence, Function<Instant, String> say) {
    return WRITTEN
        .matcher(sentence)
        .replaceAll(found -> Matcher.quoteReplacement(read(found.group(), say)));
  }

  /** What only looks like a moment is left as it is. */
  private static String read(String written, Function<Instant, String> say) {
    try {
      return say.apply(MOMENT.parse(written, Instant::from));
    } catch (DateTimeParseException none) {
      return written;
    }
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
