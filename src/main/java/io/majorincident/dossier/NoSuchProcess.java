package io.majorincident.dossier;

/** Somebody named a process that does not exist, or that is not theirs to see. */
class NoSuchProcess extends RuntimeException {

  NoSuchProcess(String id) {
    super("There is no process '%s' whose history you may read.".formatted(id));
  }
}
