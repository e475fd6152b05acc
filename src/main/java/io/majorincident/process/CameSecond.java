package io.majorincident.process;

/**
 * What somebody else, or the time, did first leaves no room for it: nothing is wrong with what was
 * sent, and sending the same again does not help. Doors answer 409.
 */
public interface CameSecond extends UserMistake {}
