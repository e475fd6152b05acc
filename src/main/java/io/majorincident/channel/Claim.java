package io.majorincident.channel;

/**
 * A delivery that is ours until its lease ends.
 *
 * @param id of the row
 * @param place the host that it goes to; empty if its channel has one way out for all
 * @param attempt which attempt, from 1; also tells an outdated claim from the present one
 * @param known the result of this attempt if it was made before and only has to be told, or null
 */
record Claim(long id, Delivery delivery, String place, int attempt, Result known) {}
