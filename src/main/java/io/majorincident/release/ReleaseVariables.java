package io.majorincident.release;

import io.majorincident.process.Variable;

/** What the diagram adoptRelease, its table and its form read. */
final class ReleaseVariables {

  /** The fingerprint of the release that the question is about. */
  static final Variable<String> RELEASE = text("release");

  /** How often the owners have been asked, 1 for the first time. */
  static final Variable<Integer> TIMES_ASKED = new Variable<>("timesAsked", Integer.class);

  /** File names as a list for people. */
  static final Variable<String> ADDED_FILES = text("addedFiles");

  static final Variable<String> CHANGED_FILES = text("changedFiles");
  static final Variable<String> REMOVED_FILES = text("removedFiles");

  private ReleaseVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }
}
