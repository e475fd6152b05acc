package io.majorincident.access;

/** The database has no administrator, and nobody has named one. */
final class AdministratorMissing extends RuntimeException {

  AdministratorMissing() {
    super("The database has no administrator, and no setting names one.");
  }
}
