package io.majorincident.database;

import java.nio.file.Path;

/** Another application works with the embedded database of this folder. */
final class DatabaseInUse extends DatabaseUnavailable {

  /**
   * @param process id of the holder, or empty if it has not said yet
   */
  DatabaseInUse(Path folder, String process) {
    super(
        "The database folder %s is in use by process %s: this application already runs."
            .formatted(folder, process.isEmpty() ? "(unknown)" : process),
        null);
  }

  @Override
  String remedy() {
    return "Use the one that runs or stop it, give this one a folder of its own with"
        + " MAJORINCIDENT_DATABASE_FOLDER";
  }
}
