package io.majorincident.desk;

/**
 * Somebody or something with an id, as people call it.
 *
 * @param name the id itself where nothing better is known
 */
record Named(String id, String name) {}
