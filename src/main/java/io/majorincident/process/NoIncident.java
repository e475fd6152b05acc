package io.majorincident.process;

/** A step that works on an incident stands in a process that belongs to none. */
public class NoIncident extends RuntimeException {

  NoIncident(String step) {
    super(
        "The process in which the step '%s' stands belongs to no incident. Look in the diagram that calls it for the business key, which every call hands on: #{execution.processBusinessKey}."
            .formatted(step));
  }
}
