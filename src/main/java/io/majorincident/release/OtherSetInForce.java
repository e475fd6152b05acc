package io.majorincident.release;

/** The set that a preview was about is not, or no longer, in force. */
class OtherSetInForce extends RuntimeException {

  OtherSetInForce() {
    super(
        "Another set is in force than the one that was looked at. Nothing was moved: look again.");
  }
}
