package io.majorincident.announce;

/**
 * Whoever took a page has said that its incident is over.
 *
 * @param who id of the person
 */
record SaidToBeOver(String incident, String who) {}
