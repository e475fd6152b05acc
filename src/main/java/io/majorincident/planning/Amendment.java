package io.majorincident.planning;

/**
 * An agreement that is added to the plan.
 *
 * @param team id
 * @param list as in "overrides"
 * @param entry as the plan file writes it, in one line
 */
public record Amendment(String team, String list, String entry) {}
