package io.majorincident.roster;

/**
 * What being on call for a team takes from one person.
 *
 * @param past over the last 365 days, by the plan in force
 * @param planned over the next 365 days
 * @param wakeUps how often pages woke the person at night over the last 365 days, whatever team
 *     they were called for; pages about the same incident that followed soon are one
 */
record PersonLoad(String person, String name, Hours past, Hours planned, int wakeUps) {}
