package io.majorincident.dossier;

/**
 * Where in the list to look.
 *
 * @param number of the incident beside which to begin; null for an end of the list
 * @param backwards whether what comes before it is wanted, or the end of the list
 * @param size how many at most
 */
record Place(String number, boolean backwards, int size) {}
