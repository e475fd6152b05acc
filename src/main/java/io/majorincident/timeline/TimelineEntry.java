package io.majorincident.timeline;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param kind the name of the event, as in PageAcknowledged
 * @param who person id, or system
 */
public record TimelineEntry(
    long id, String incident, Instant at, String kind, String who, String text) {}
