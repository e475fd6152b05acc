package io.majorincident.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Files and folders that no other user of the machine can read, change or have prepared. Where the
 * system knows no such rights (Windows), those of the folder above hold.
 */
final class PrivateFiles {

  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Makes a new file, which is nobody else's from the beginning. */
  static Path create(Path file) throws IOException {
    return Files.createFile(file, attributes(OWN_FILE));
  }

  /**
   * Makes the folder where it is missing, and closes it to others.
   *
   * @throws ForeignFolder if it belongs to somebody else, who could change what we put there
   */
  static void claim(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder, attributes(OWN_FOLDER));
    }
    onlyOwn(folder);
    keepPrivate(folder);
  }

  /** Takes the rights of all others away. */
  static void keepPrivate(Path own) throws IOException {
    if (knowsRights()) {
      Files.setPosixFilePermissions(own, Files.isDirectory(own) ? OWN_FOLDER : OWN_FILE);
    }
  }

  private static void onlyOwn(Path folder) throws IOException {
    UserPrincipal owner = Files.getOwner(folder);
    if (knowsRights() && !owner.equals(whoWeAre())) {
      throw new ForeignFolder(folder, owner.getName());
    }
  }

  /** Asked from a file that we make: the name of a user says little within a container. */
  private static UserPrincipal whoWeAre() throws IOException {
    Path probe = Files.createTempFile("majorincident", null);
    try {
      return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> rights) {
    return knowsRights()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsRights() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
