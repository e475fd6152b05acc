package io.majorincident.postmortem;

import java.time.Instant;

/**
 * What we learn from one incident.
 *
 * @param state draft, in review, reviewed or closed
 * @param text the whole text as Markdown
 * @param changedAt when text or state changed last
 */
public record Postmortem(String incident, String state, String text, Instant changedAt) {}
