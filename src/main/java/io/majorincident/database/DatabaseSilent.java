package io.majorincident.database;

import java.time.Duration;

/** The database has not answered for as long as a start waits for it. */
final class DatabaseSilent extends DatabaseUnavailable {

  DatabaseSilent(Duration waited, Throwable cause) {
    super(
        "The database has not answered for %d s: %s"
            .formatted(waited.toSeconds(), cause.getMessage()),
        cause);
  }

  @Override
  String remedy() {
    return "Start it, and see that this machine reaches it";
  }
}
