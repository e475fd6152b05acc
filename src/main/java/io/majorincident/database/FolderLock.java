package io.majorincident.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second application away from a folder. Gone with the process that holds it. */
final class FolderLock implements AutoCloseable {

  /** A process that opens and closes its own lock file a second time would lose the lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Far behind the process id in the file, which others must be able to read on every system. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made where it is missing.
   *
   * @throws DatabaseInUse if somebody has it
   */
  static FolderLock take(Path folder) {
    try {
      Path file = Files.createDirectories(folder).toRealPath().resolve("lock");
      if (!HELD.add(file)) {
        throw new DatabaseInUse(folder, String.valueOf(ProcessHandle.current().pid()));
      }
      return take(folder, file);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot lock the folder " + folder + ".", cause);
    }
  }

  @Override
  public void close() {
    try (channel) {
      HELD.remove(file);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot give back the lock " + file + ".", cause);
    }
  }

  private static FolderLock take(Path folder, Path file) throws IOException {
    FolderLock lock =
        new FolderLock(
            file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    if (!lock.taken()) {
      lock.close();
      throw new DatabaseInUse(folder, Files.readString(file).strip());
    }
    lock.sign();
    return lock;
  }

  private boolean taken() throws IOException {
    return channel.tryLock(POSITION, 1, false) != null;
  }

  private void sign() throws IOException {
    String holder = ProcessHandle.current().pid() + "\n";
    channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
  }
}
