package io.majorincident.oncall;

/**
 * Another version of the plan is in force from now on. Told in the transaction of the change.
 *
 * @param version its number
 */
public record PlanChanged(long version) {}
