package io.majorincident.announce;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.oncall.BusinessHours;
import io.majorincident.oncall.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the response plan lets people be called.
 *
 * @param hours empty if at any time, as for an incident whose tables do not say it
 */
record CallingHours(Optional<BusinessHours> hours) {

  static CallingHours of(DecidedPlan responsePlan) {
    return new CallingHours(responsePlan.text("pageOnlyWithin").flatMap(BusinessHours::find));
  }

  /** When the first of them may be called: now, or later; now if there is nobody to wait for. */
  Instant first(List<Person> people, Instant now) {
    return hours
        .flatMap(
            it ->
                people.stream()
                    .map(person -> it.next(now, person.zone()))
                    .min(Comparator.naturalOrder()))
        .orElse(now);
  }

  /** Those of them who may be called now; all if none may, since somebody must be. */
  List<Person> within(List<Person> people, Instant now) {
    List<Person> awake =
        people.stream()
            .filter(person -> hours.map(it -> it.include(now, person.zone())).orElse(true))
            .toList();
    return awake.isEmpty() ? people : awake;
  }
}
