package io.majorincident.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of the database: unpacking them once is enough for all tests. */
public final class Binaries {

  private static final Path UNPACKED = Path.of("target", "postgres").toAbsolutePath();

  private Binaries() {}

  /**
   * Makes an embedded database use those that are there already.
   *
   * @param folder of the database, which is created if need be
   */
  public static void share(Path folder) {
    try {
      Files.createDirectories(UNPACKED);
      Files.createDirectories(folder);
      Files.createSymbolicLink(folder.resolve("binaries"), UNPACKED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
