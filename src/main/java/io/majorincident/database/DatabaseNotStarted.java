package io.majorincident.database;

import java.nio.file.Path;

/** The embedded database did not come up. */
final class DatabaseNotStarted extends DatabaseUnavailable {

  private final Path log;

  DatabaseNotStarted(Path folder, Path log, Throwable cause) {
    super(
        "The embedded PostgreSQL in %s did not start: %s".formatted(folder, cause.getMessage()),
        cause);
    this.log = log;
  }

  @Override
  String remedy() {
    return "Read what the server says in " + log;
  }
}
