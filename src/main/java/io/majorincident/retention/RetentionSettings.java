package io.majorincident.retention;

import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept.
 *
 * @param incidents and all that belongs to them, from their end; a shorter time than before holds
 *     30 days after the start with it
 * @param messageTexts from the end of their delivery; that it was delivered is kept with its
 *     incident
 * @param from when clean-up may begin, in the time zone of the machine
 * @param until when it stops
 * @param batch how many incidents at once, and ten times as many texts
 * @param running whether it is cleaned up at all
 */
@ConfigurationProperties("majorincident.retention")
record RetentionSettings(
    @DefaultValue("P7Y") Period incidents,
    @DefaultValue("P1Y") Period messageTexts,
    @DefaultValue("01:00") LocalTime from,
    @DefaultValue("05:00") LocalTime until,
    @DefaultValue("20") int batch,
    @DefaultValue("true") boolean running) {

  /**
   * @throws IllegalArgumentException if a period is not at least a day, or a batch holds nothing
   */
  RetentionSettings {
    longEnough("incidents", incidents);
    longEnough("message-texts", messageTexts);
    if (batch < 1) {
      throw new IllegalArgumentException("majorincident.retention.batch must be at least 1.");
    }
  }

  private static void longEnough(String name, Period period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "majorincident.retention.%s must be a day or longer, as P7Y or P90D, but is %s."
              .formatted(name, period));
    }
  }

  /** Whether it may be cleaned up at this time of the day; a window may span midnight. */
  boolean windowIsOpen(LocalTime now) {
    boolean begun = !now.isBefore(from);
    boolean goesOn = now.isBefore(until);
    return from.isBefore(until) ? begun && goesOn : begun || goesOn;
  }
}
