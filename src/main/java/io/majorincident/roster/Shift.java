package io.majorincident.roster;

import io.majorincident.oncall.schedule.Duty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Who is on call from when until when, for a machine and for a person.
 *
 * @param from in UTC; belongs to it
 * @param until in UTC; no longer belongs to it
 * @param person id; null in a gap
 * @param name of the person; null in a gap
 * @param why a sentence in the language of whoever asks
 * @param shadows names of newcomers who look on
 */
record Shift(
    Instant from, Instant until, String person, String name, String why, List<String> shadows) {

  static Shift of(Duty duty, Reason reason, Locale language) {
    return new Shift(
        duty.span().from(),
        duty.span().to(),
        duty.person().orElse(null),
        duty.person().map(reason::name).orElse(null),
        reason.say(duty.why(), language),
        duty.shadows().stream().map(reason::name).toList());
  }

  Shift until(Instant end) {
    return new Shift(from, end, person, name, why, shadows);
  }

  boolean gap() {
    return person == null;
  }
}
