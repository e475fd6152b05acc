package io.majorincident.message;

/**
 * What a person reads.
 *
 * @param subject one line
 * @param body the rest
 */
public record Text(String subject, String body) {}
