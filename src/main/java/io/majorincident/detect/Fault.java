package io.majorincident.detect;

/**
 * One thing that is wrong with a notification.
 *
 * @param path where, as a JSON path such as $.alerts[0].startsAt
 * @param problem what was expected there and what was found
 */
record Fault(String path, String problem) {}
