package io.majorincident.message;

import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.schedule.HoursOfDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How soon somebody is to be told.
 *
 * @param quiet hours of the receiver in which it waits until they are over; empty if it never does
 */
public record Haste(Urgency urgency, Optional<HoursOfDay> quiet) {

  /** Whatever the hour is. */
  public static final Haste AT_ONCE = new Haste(Urgency.HIGH, Optional.empty());

  /**
   * It can wait until they are up.
   *
   * @param quietHours as a plan says them, such as 22:00-07:00
   */
  public static Haste calm(Optional<String> quietHours) {
    return new Haste(Urgency.LOW, quietHours.map(HoursOfDay::read));
  }

  /**
   * Of what somebody has to do about an incident: nobody is woken for a minor one, nor for what is
   * to be done after it was resolved.
   */
  public static Haste toAct(Incident incident, IncidentFacts facts) {
    boolean presses = facts.major() && incident.status().needsPeople();
    return presses ? AT_ONCE : calm(facts.quietHours());
  }

  /** How long it waits; zero outside of the quiet hours where the person lives. */
  Duration wait(Instant now, Person person) {
    return quiet
        .flatMap(hours -> hours.end(now, person.zone()))
        .map(end -> Duration.between(now, end))
        .orElse(Duration.ZERO);
  }
}
