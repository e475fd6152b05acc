package io.majorincident.roster;

/** Somebody asked for a range that ends before it begins, or that is too long. */
class NoSuchTime extends RuntimeException {

  NoSuchTime() {
    super("Ask for a range that ends after it begins, two years (731 days) later at most.");
  }
}
