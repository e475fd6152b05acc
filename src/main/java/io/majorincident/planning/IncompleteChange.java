package io.majorincident.planning;

/** A plan was sent without saying which version it changes, or why. */
class IncompleteChange extends RuntimeException {

  IncompleteChange() {
    super(
        "Say in the header If-Match which version you have changed (the ETag of GET /api/plan), and in the parameter 'reason' why. Nothing was changed.");
  }
}
