package io.majorincident.channel;

/**
 * Nothing of a topic has reached anybody, though everything was tried: others are needed. What
 * waits is tried further. Published once for each topic, inside the transaction that notes it; if a
 * listener throws, it is told again a moment later.
 *
 * @param topic what belongs together and can be cancelled together
 */
public record TopicUnreached(String topic) {}
