package io.majorincident.dossier;

import java.util.List;

/**
 * One page of the list.
 *
 * @param total how many incidents the search finds
 * @param exact false if there are at least so many
 * @param before whether there are more before these
 * @param after whether there are more after these
 */
record IncidentPage(
    List<ListedIncident> incidents, long total, boolean exact, boolean before, boolean after) {}
