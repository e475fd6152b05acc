package io.majorincident.oncall.schedule;

/**
 * Somebody cannot be on call.
 *
 * @param person id
 * @param span may begin and end within shifts
 */
public record Absence(String person, Span span) {}
