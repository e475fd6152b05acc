package io.majorincident.process;

/**
 * A running process has come to its end, however that happened: by itself, by what happens around
 * it, or because an administrator ended it. Told in the transaction in which it ends.
 *
 * @param id of the process instance
 */
public record ProcessEnded(String id) {}
