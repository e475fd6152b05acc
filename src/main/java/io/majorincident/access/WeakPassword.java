package io.majorincident.access;

/** The settings give the administrator a password that is easy to guess. */
final class WeakPassword extends RuntimeException {

  WeakPassword() {
    super("The settings give the administrator a password that is easy to guess.");
  }
}
