package io.majorincident.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who may connect to the embedded database: from this machine, with the password. */
final class ClientRules {

  private static final List<String> LINES =
      List.of(
          "# written at each start: from this machine only, and never without the password",
          "host all all 127.0.0.1/32 scram-sha-256",
          "host all all ::1/128 scram-sha-256");

  private ClientRules() {}

  /**
   * Puts them into force from the next start of the server on.
   *
   * @param data the server's folder
   */
  static void write(Path data) throws IOException {
    Files.write(data.resolve("pg_hba.conf"), LINES);
  }
}
