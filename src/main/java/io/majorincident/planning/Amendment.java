package io.majorincident.planning;

/**
 * An entry that is added to a list of the plan.
 *
 * @param kind what has the list
 * @param id of the team or the person
 * @param list as in "overrides"
 * @param entry as the plan file writes it, in one line
 */
public record Amendment(Kind kind, String id, String list, String entry) {

  /** What the lists belong to. */
  public enum Kind {
    /** The schedule of a team. */
    SCHEDULE,
    /** A person. */
    PERSON
  }

  /** An agreement about being on call. */
  public Amendment(String team, String list, String entry) {
    this(Kind.SCHEDULE, team, list, entry);
  }
}
