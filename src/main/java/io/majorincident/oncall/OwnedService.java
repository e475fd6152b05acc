package io.majorincident.oncall;

import io.majorincident.incident.Importance;

/**
 * Something that can fail, and the team that answers for it.
 *
 * @param id unique, ignoring case
 * @param name as people call it; unique, ignoring case
 * @param importance to the business
 * @param team id of the team that owns it
 */
public record OwnedService(String id, String name, Importance importance, String team) {}
