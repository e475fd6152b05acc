package io.majorincident.database;

/** The database answers, but does not let us in; waiting would not change that. */
final class DatabaseRefuses extends DatabaseUnavailable {

  DatabaseRefuses(Throwable cause) {
    super("The database does not let us in: " + cause.getMessage(), cause);
  }

  @Override
  String remedy() {
    return "Correct the user, the password or the name of the database";
  }
}
