package io.majorincident.oncall;

/**
 * Another plan is in force from now on. Told in the transaction of the change.
 *
 * @param before what was in force
 * @param after what is in force now
 */
public record PlanChanged(Plan before, Plan after) {}
