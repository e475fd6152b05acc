package io.majorincident.timeline;

/** A file is no export of an incident, or no complete one. */
final class UnreadableExport extends RuntimeException {

  UnreadableExport(String why) {
    super(why);
  }
}
