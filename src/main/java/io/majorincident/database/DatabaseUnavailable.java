package io.majorincident.database;

/** There is no database to work with, and somebody has to do something about it. */
abstract class DatabaseUnavailable extends RuntimeException {

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** What to do about it, as a sentence that a comma may follow. */
  abstract String remedy();
}
