package io.majorincident.timeline;

import java.util.List;

/**
 * The whole timeline of an incident with what is needed to verify it. As JSON it is the part of an
 * export that {@code --verify} reads.
 *
 * @param incident its number
 * @param timeline every entry, the oldest first
 */
public record IncidentRecord(String incident, List<TimelineEntry> timeline, ChainHead chain) {}
