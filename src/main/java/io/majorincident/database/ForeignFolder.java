package io.majorincident.database;

import java.nio.file.Path;

/** A folder for programs and data belongs to another user, who could change both. */
final class ForeignFolder extends DatabaseUnavailable {

  ForeignFolder(Path folder, String owner) {
    super(
        "The folder %s belongs to %s, who could change the database and its programs."
            .formatted(folder, owner),
        null);
  }

  @Override
  String remedy() {
    return "Give it to the user who runs this application, or choose another one with"
        + " MAJORINCIDENT_DATABASE_FOLDER";
  }
}
