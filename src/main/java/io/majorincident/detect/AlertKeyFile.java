package io.majorincident.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file that keeps the key we made, so that it stays the same after a restart. */
class AlertKeyFile {

  private static final int RANDOM_BYTES = 24;

  private final Path file;

  AlertKeyFile(Path file) {
    this.file = file;
  }

  /** The key in the file; makes both if there are none yet. */
  String key() {
    try {
      return Files.exists(file) ? read() : create();
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "The alert key cannot be kept in %s. Make the folder writable, or set the property majorincident.detect.alert-key."
              .formatted(file.toAbsolutePath()),
          unusable);
    }
  }

  private String create() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "alert-key", ".new");
    try {
      onlyForTheOwner(draft);
      Files.writeString(draft, random());
      Files.move(draft, file);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      Files.delete(draft);
    }
    return read();
  }

  private String read() throws IOException {
    String key = Files.readString(file).strip();
    if (key.isEmpty()) {
      throw new IllegalStateException(
          "The file %s is empty. Delete it, and the next start makes a new alert key."
              .formatted(file.toAbsolutePath()));
    }
    return key;
  }

  private static void onlyForTheOwner(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
