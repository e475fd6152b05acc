package io.majorincident.timeline;

/**
 * Where a timeline ends, kept apart from its entries: without it, nobody would miss the last ones.
 *
 * @param count how many entries there are
 * @param head the hash of the last one; of nothing at all, {@link Seal#genesis}
 */
public record ChainHead(long count, String head) {}
