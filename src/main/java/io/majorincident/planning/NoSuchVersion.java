package io.majorincident.planning;

/** Somebody asked for a version of the plan that there never was. */
class NoSuchVersion extends RuntimeException {

  NoSuchVersion(long number) {
    super(
        "There is no version %d of the on-call plan. GET /api/plan/versions lists them."
            .formatted(number));
  }
}
