package io.majorincident.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What opens the embedded database: random, in a file that only the owner of the application can
 * read. Whoever removes the file gets a new one at the next start.
 */
final class DatabasePassword {

  private static final int BYTES = 24;

  private final Path known;
  private final Path proposed;
  private final String value;

  private DatabasePassword(Path known, Path proposed, String value) {
    this.known = known;
    this.proposed = proposed;
    this.value = value;
  }

  /**
   * The one of this folder; made if there is none.
   *
   * @param folder of the application's data
   */
  static DatabasePassword in(Path folder) throws IOException {
    Path known = folder.resolve("postgres.password");
    Path proposed = folder.resolve("postgres.password.new");
    if (Files.notExists(known)) {
      Files.deleteIfExists(proposed);
      Files.writeString(PrivateFiles.create(proposed), random());
    }
    String value = Files.readString(Files.exists(known) ? known : proposed).strip();
    return new DatabasePassword(known, proposed, value);
  }

  /** Whether the database knows it: only then it has a file under its final name. */
  boolean isInForce() {
    return Files.exists(known);
  }

  /** Where it stands now. */
  Path file() {
    return isInForce() ? known : proposed;
  }

  /** Letters, digits, - and _ only. */
  String value() {
    return value;
  }

  /** The database knows it from now on. */
  void putIntoForce() throws IOException {
    if (!isInForce()) {
      Files.move(proposed, known, StandardCopyOption.ATOMIC_MOVE);
    }
    PrivateFiles.keepPrivate(known);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
