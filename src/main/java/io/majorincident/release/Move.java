package io.majorincident.release;

import java.util.List;

/**
 * How an incident stands to the set in force.
 *
 * @param incident its number
 * @param severity 1 to 3
 * @param from name of the set that its main process runs on
 * @param state what has become of it, or would
 * @param obstacles why it cannot be moved
 */
record Move(
    String incident,
    String title,
    int severity,
    String from,
    State state,
    List<Obstacle> obstacles) {

  enum State {
    /** It runs on the set in force already. */
    UP_TO_DATE,
    /** It can be moved. */
    MOVABLE,
    /** It has been moved. */
    MOVED,
    /** It stays on its set. */
    STAYS
  }
}
