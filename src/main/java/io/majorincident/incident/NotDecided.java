package io.majorincident.incident;

/** A table has not decided yet what is asked for. */
public class NotDecided extends RuntimeException {

  NotDecided(String plan) {
    super(
        "The table '%s' has not decided for this incident yet. Look in the diagram for the step that rates the severity: it comes before every step that reads a plan."
            .formatted(plan));
  }
}
