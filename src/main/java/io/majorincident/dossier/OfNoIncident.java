package io.majorincident.dossier;

/** Somebody asked for the incident of a process that runs for none. */
class OfNoIncident extends RuntimeException {

  OfNoIncident(String process) {
    super(
        "The process '%s' runs for no incident, so there are no facts to show.".formatted(process));
  }
}
