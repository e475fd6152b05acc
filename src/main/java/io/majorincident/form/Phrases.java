package io.majorincident.form;

import io.majorincident.language.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * How times and sentences read to one reader at one moment.
 *
 * @param now the moment
 */
record Phrases(Words words, Asked asked, Instant now) {

  String say(String english, Object... values) {
    return words.say(asked.language(), english, values);
  }

  /** When a task must be answered. */
  String due(Instant due) {
    Duration left = Duration.between(now, due);
    return left.isNegative()
        ? say("This was due at %s, %s ago.", moment(due), ago(due))
        : say("Please answer by %s (in %s).", moment(due), span(left));
  }

  /** The time alone within half a day, with the date beyond. */
  String moment(Instant moment) {
    boolean near = Duration.between(now, moment).abs().toHours() < 12;
    return near ? time(moment) : format("yyyy-MM-dd HH:mm z", moment);
  }

  /** The time of day. */
  String time(Instant moment) {
    return format("HH:mm z", moment);
  }

  /** How long ago it was. */
  String ago(Instant moment) {
    return span(Duration.between(moment, now));
  }

  private String format(String pattern, Instant moment) {
    return DateTimeFormatter.ofPattern(pattern, asked.language())
        .withZone(asked.zone())
        .format(moment);
  }

  private String span(Duration duration) {
    if (duration.toHours() >= 48) {
      return say("%d days", duration.toDays());
    }
    return duration.toHours() == 0
        ? duration.toMinutes() + " min"
        : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
