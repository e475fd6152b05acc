package io.majorincident.release;

/** Somebody asked who may not deploy. */
class OnlyOwners extends RuntimeException {

  OnlyOwners() {
    super("Only process owners and administrators may move incidents to another set.");
  }
}
