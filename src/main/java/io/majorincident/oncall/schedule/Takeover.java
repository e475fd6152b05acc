package io.majorincident.oncall.schedule;

/**
 * An override: somebody is on call, whatever the layers say.
 *
 * @param person id
 * @param span may begin and end within shifts
 */
public record Takeover(String person, Span span) {}
