package io.majorincident.dossier;

import java.time.Instant;

/**
 * One line of the list of incidents. Moments that have not come yet are null.
 *
 * @param service id
 * @param severity 1 to 3
 * @param running whether it is not over
 * @param seconds from its beginning to the end of its impact, or null
 */
record ListedIncident(
    String number,
    String title,
    String service,
    String team,
    int severity,
    String priority,
    String status,
    boolean running,
    Instant startedAt,
    Instant detectedAt,
    Instant resolvedAt,
    Instant closedAt,
    Long seconds) {}
