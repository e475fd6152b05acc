package io.majorincident.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the alerts of an incident stand; kept by the room that takes them in. */
public interface AlertHistory {

  /**
   * An alert of monitoring.
   *
   * @param endsAt null while it is firing, and if nobody has said it
   */
  record Entry(String title, boolean firing, Instant startsAt, Instant endsAt) {}

  /** Some alerts of an incident: those that are firing first, then the newest. */
  List<Entry> firingFirst(String incident, int count);

  /**
   * Since when monitoring has seen no fault of it any more; empty while an alert is firing, and if
   * no alert belongs to it.
   */
  Optional<Instant> clearedSince(String incident);

  /** Another text whenever an alert has come, has ended or fires again. */
  String version(String incident);
}
