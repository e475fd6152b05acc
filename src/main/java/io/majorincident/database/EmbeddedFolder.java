package io.majorincident.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The folder of the embedded database, if there is one. */
@Component
class EmbeddedFolder {

  private final boolean exists;
  private final Path data;

  EmbeddedFolder(ObjectProvider<EmbeddedDatabase> database, DatabaseSettings settings) {
    this.exists = database.getIfAvailable() != null;
    this.data = settings.path().resolve("postgres").resolve("PG_VERSION");
  }

  /** What stays when it is renamed, and differs when it is copied; empty if there is none. */
  String mark() {
    try {
      return exists ? Files.getAttribute(data, "unix:ino").toString() : "";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return "";
    }
  }
}
