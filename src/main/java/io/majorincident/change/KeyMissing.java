package io.majorincident.change;

/** A report came without a key by which a second one of the same could be told. */
class KeyMissing extends RuntimeException {

  KeyMissing() {
    super("'key' is missing: 8 to 64 letters, digits or hyphens, another one for each report.");
  }
}
