package io.majorincident.trial;

/** Somebody else would send a message to whomever they like. */
class NotAnAdministrator extends RuntimeException {

  NotAnAdministrator() {
    super("Only administrators try out a channel. Nothing was sent.");
  }
}
