package io.majorincident.process;

import java.time.Instant;

/**
 * What became of a task.
 *
 * @param kind id of the element, as in assessImpact
 * @param name as Tasklist shows it, with the incident's number and title
 * @param incident number, or null if the task belongs to none
 * @param state how it stands
 * @param by person id of who has it or completed it; null if nobody did
 * @param at when they claimed or completed it, or when it ended; null if that is not known
 */
public record TaskFate(
    String id, String kind, String name, String incident, State state, String by, Instant at) {

  /** How a task stands. */
  public enum State {
    /** Nobody has claimed it. */
    FREE,
    /** Somebody works on it. */
    CLAIMED,
    /** Somebody answered. */
    COMPLETED,
    /** It ended without an answer: it was overtaken by something else. */
    ENDED
  }
}
