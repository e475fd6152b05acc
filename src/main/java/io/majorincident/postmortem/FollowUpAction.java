package io.majorincident.postmortem;

import java.time.Instant;

/**
 * What somebody has promised to do so that the incident does not come back.
 *
 * @param owner person id
 * @param priority priority (prevents a repetition) or other
 * @param result what came of it, or null while it is open
 */
record FollowUpAction(
    long id,
    String incident,
    String what,
    String owner,
    Instant due,
    String priority,
    String result) {}
