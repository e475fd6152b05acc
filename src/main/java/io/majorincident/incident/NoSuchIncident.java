package io.majorincident.incident;

/** Somebody named an incident that does not exist. */
public class NoSuchIncident extends RuntimeException {

  public NoSuchIncident(String number) {
    super(
        "There is no incident '%s'. A number looks like MI-2026-0001; Tasklist shows it in the name of each task."
            .formatted(number));
  }
}
