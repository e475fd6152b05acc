package io.majorincident.planning.imports;

import io.majorincident.oncall.schedule.WallClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Moments as other systems and as our plan write them. */
final class Moments {

  private static final DateTimeFormatter OURS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Moments() {}

  static String text(LocalDateTime moment) {
    return OURS.format(moment);
  }

  /**
   * What the clock on the wall shows at this moment.
   *
   * @return empty if our plan cannot say that moment, which is noted
   */
  static Optional<LocalDateTime> local(Instant moment, ZoneId zone, Place place) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    if (!local.truncatedTo(ChronoUnit.MINUTES).equals(local)) {
      place.fault(
          "%s is no whole minute, and our plan knows no seconds. Move it to one in the source."
              .formatted(moment));
      return Optional.empty();
    }
    if (!new WallClock(zone).instant(local).equals(moment)) {
      place.fault(
          "%s lies in the second run of an hour that autumn repeats, which our plan cannot say. Move it by an hour in the source."
              .formatted(moment));
      return Optional.empty();
    }
    return Optional.of(local);
  }

  /** A moment of this millennium, such as 2026-01-05T09:00:00+01:00; anything else is noted. */
  static Optional<Instant> instant(Json json) {
    return parsed(
        json, text -> ours(OffsetDateTime.parse(text)).toInstant(), "2026-01-05T09:00:00+01:00");
  }

  /** A time on the wall, such as 2026-01-05T09:00:00; anything else is noted. */
  static Optional<LocalDateTime> local(Json json) {
    return parsed(json, text -> ours(LocalDateTime.parse(text)), "2026-01-05T09:00:00");
  }

  /** A time zone; anything else is noted. */
  static Optional<ZoneId> zone(Json json) {
    return parsed(json, ZoneId::of, "Europe/Berlin");
  }

  private static <T extends TemporalAccessor> T ours(T moment) {
    int year = moment.get(ChronoField.YEAR);
    if (year < 2000 || year > 2999) {
      throw new DateTimeException("Not in this millennium: " + moment);
    }
    return moment;
  }

  private static <T> Optional<T> parsed(Json json, Function<String, T> parse, String example) {
    if (!json.isThere()) {
      json.missing();
      return Optional.empty();
    }
    String text = json.text();
    try {
      return Optional.of(parse.apply(text));
    } catch (DateTimeException e) {
      json.place().fault("'%s' cannot be understood. Write it as %s.".formatted(text, example));
      return Optional.empty();
    }
  }
}
