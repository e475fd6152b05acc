package io.majorincident.incident;

import java.time.Instant;

/**
 * One incident as it stands now. Moments that have not come yet, and texts that nobody has given,
 * are null.
 *
 * @param number the incident's name everywhere and the business key of its process, as in
 *     MI-2026-0001
 * @param startedAt when the trouble began, as far as known
 * @param detectedAt when it was reported to us
 * @param chatRoom where the responders write
 * @param callAddress where the responders talk
 * @param duplicateOf the number of the other incident, if this one turned out to be a duplicate
 * @param alertGroup the key by which later alerts find this incident; empty if a person reported it
 */
public record Incident(
    String number,
    String title,
    String description,
    String service,
    String team,
    Importance importance,
    String reporter,
    ReporterKind reporterKind,
    Severity severity,
    Priority priority,
    Status status,
    Instant startedAt,
    Instant detectedAt,
    Instant resolvedAt,
    Instant closedAt,
    String chatRoom,
    String callAddress,
    String duplicateOf,
    String alertGroup) {}
