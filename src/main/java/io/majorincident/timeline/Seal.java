package io.majorincident.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hash of an entry: SHA-256, in lower-case hexadecimal digits, over seven fields, each written
 * as its length in bytes, a colon, its UTF-8 bytes and a comma. The fields in their order: the hash
 * before it, the incident's number, the sequence, the moment in UTC as 2026-01-31T23:59:59.123456Z,
 * kind, who, text.
 *
 * <p>The database does the same in a function of its own when an entry is added; this is for
 * checking it.
 */
public final class Seal {

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          // nine digits only for what the database never kept, so that it does not pass for it
          .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
          .appendLiteral('Z')
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private Seal() {}

  /** What stands before the first entry of an incident, so that no other timeline can be put in. */
  public static String genesis(String incident) {
    return sha256("majorincident timeline of " + incident);
  }

  /** The hash that the entry has in its place; the one that it carries is not looked at. */
  public static String of(String incident, TimelineEntry entry) {
    return of(incident, entry, entry.sequence());
  }

  /** The hash that the entry would have in another place. */
  static String of(String incident, TimelineEntry entry, long sequence) {
    return sha256(
        Stream.of(
                entry.previousHash(),
                incident,
                Long.toString(sequence),
                moment(entry.at()),
                entry.kind(),
                entry.who(),
                entry.text())
            .map(Seal::field)
            .collect(Collectors.joining()));
  }

  private static String moment(Instant at) {
    try {
      return MOMENT.format(at);
    } catch (DateTimeException beyondAnyCalendar) {
      return at.toString();
    }
  }

  private static String field(String value) {
    return bytes(value).length + ":" + value + ",";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(text));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }
}
