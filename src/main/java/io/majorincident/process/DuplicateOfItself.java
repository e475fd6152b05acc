package io.majorincident.process;

/** Somebody said of an incident that it is a duplicate of itself: nobody would work on it. */
public class DuplicateOfItself extends RuntimeException {

  DuplicateOfItself(String incident) {
    super(
        "%s cannot be a duplicate of itself. Name the other incident, on which the work goes on."
            .formatted(incident));
  }
}
