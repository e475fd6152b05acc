package io.majorincident.planning;

import java.time.Instant;

/**
 * The on-call plan from one change to the next.
 *
 * @param number counts from 1
 * @param text the plan file
 * @param place the file that it was taken from; null if somebody changed the plan here
 * @param changer person id, or "system"
 * @param reason why it was changed
 * @param at in UTC
 */
record PlanVersion(
    long number, String text, String place, String changer, String reason, Instant at) {

  static final String SYSTEM = "system";
}
