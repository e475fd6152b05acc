package io.majorincident.roster;

/**
 * What being on call for a team takes from one person.
 *
 * @param past over the last 365 days, by the plan in force
 * @param planned over the next 365 days
 */
record PersonLoad(String person, String name, Hours past, Hours planned) {}
