package io.majorincident.detect;

import java.util.Locale;

/**
 * What a notification brought about.
 *
 * @param incident number of the incident it belongs to, or null if there is none
 */
record Outcome(String incident, Effect effect) {

  enum Effect {
    /** It opened the incident. */
    OPENED,
    /** It brought the running incident new alerts, or some that fire again. */
    MORE,
    /** It said nothing new. */
    REPEATED,
    /** It said that the last of the incident's alerts is resolved. */
    CLEARED,
    /** Nothing fires, and no incident runs. */
    NONE;

    /** As the sender reads it. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
