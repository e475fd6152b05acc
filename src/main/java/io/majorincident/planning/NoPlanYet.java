package io.majorincident.planning;

/** There is nothing to change as long as the administrator does all. */
class NoPlanYet extends RuntimeException {

  NoPlanYet() {
    super("There is no on-call plan yet: an administrator imports one with PUT /api/plan.");
  }
}
