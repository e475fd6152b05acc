package io.majorincident.statuspage;

import java.time.Instant;

/**
 * One thing that we told the public.
 *
 * @param status investigating, identified, monitoring or resolved
 * @param next when the next post was promised, or null; also once it was withdrawn
 */
public record StatusPost(String incident, Instant at, String status, String text, Instant next) {}
