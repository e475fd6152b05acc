package io.majorincident.planning;

/**
 * Somebody else has changed the plan since it was read: whoever has read all of it looks at it
 * again.
 */
class PlanChangedMeanwhile extends RuntimeException {

  PlanChangedMeanwhile(long read, long newest) {
    super(
        "You have changed version %d of the plan, but version %d is in force by now. Read it again, and change that one. Nothing was changed."
            .formatted(read, newest));
  }
}
