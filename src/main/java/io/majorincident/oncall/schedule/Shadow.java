package io.majorincident.oncall.schedule;

import java.util.Optional;

/**
 * A newcomer who learns beside the one on call, and never answers instead.
 *
 * @param person id of the newcomer
 * @param beside id of the one to learn from; empty means whoever is on call
 * @param span how long
 */
public record Shadow(String person, Optional<String> beside, Span span) {

  boolean follows(String onCall) {
    return !person.equals(onCall) && beside.map(onCall::equals).orElse(true);
  }
}
