package io.majorincident.detect;

/** More notifications come than can be recorded. */
class TooMuchAtOnce extends RuntimeException {

  TooMuchAtOnce(int atOnce) {
    super(
        "Too many notifications at once: %d are being recorded, and this one waited in vain. Send it again; raise majorincident.detect.at-once if it happens often."
            .formatted(atOnce));
  }
}
