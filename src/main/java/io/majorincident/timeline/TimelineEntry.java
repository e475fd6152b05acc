package io.majorincident.timeline;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param sequence its place in the timeline of the incident, from 1; 0 until its transaction
 *     commits
 * @param at in UTC, to the microsecond
 * @param kind the name of the event, as in PageAcknowledged
 * @param who person id, or system
 * @param previousHash of the entry before it; null until its transaction commits
 * @param hash as {@link Seal} defines it; null until its transaction commits
 */
public record TimelineEntry(
    long sequence,
    Instant at,
    String kind,
    String who,
    String text,
    String previousHash,
    String hash) {}
