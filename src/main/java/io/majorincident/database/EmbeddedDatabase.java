package io.majorincident.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that belongs to this application: runs as long as it does and keeps its data in
 * the application's folder. Listens on this machine only, at a free port.
 */
final class EmbeddedDatabase implements AutoCloseable {

  static final String USER = "postgres";

  /** Generous, because after a crash the server first repeats what it had not yet written. */
  private static final Duration START_UP = Duration.ofMinutes(2);

  private final FolderLock lock;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(FolderLock lock, EmbeddedPostgres server) {
    this.lock = lock;
    this.server = server;
  }

  /**
   * Starts it with the data it has, or empty the first time.
   *
   * @throws DatabaseInUse if another application uses this folder
   * @throws DatabaseNotStarted if the server does not come up
   */
  static EmbeddedDatabase start(Path folder) {
    FolderLock lock = FolderLock.take(folder);
    try {
      return new EmbeddedDatabase(lock, serve(folder));
    } catch (IOException | RuntimeException cause) {
      lock.close();
      throw new DatabaseNotStarted(folder, log(folder), cause);
    }
  }

  /** The address for JDBC. */
  String url() {
    return server.getJdbcUrl(USER, USER);
  }

  @Override
  public void close() {
    try (lock) {
      server.close();
    } catch (IOException cause) {
      throw new UncheckedIOException("The embedded database did not stop.", cause);
    }
  }

  private static EmbeddedPostgres serve(Path folder) throws IOException {
    Path data = folder.resolve("postgres");
    OrphanedServer.stop(data);
    removeUnfinished(data);
    return server(folder, data).start();
  }

  private static EmbeddedPostgres.Builder server(Path folder, Path data) {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_UP)
            .setOutputRedirector(Redirect.appendTo(log(folder).toFile()));
    return likeEverywhere(durable(server));
  }

  /** The library would not wait for the disk, which is right for a test only. */
  private static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder server) {
    return server
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("log_checkpoints", "off");
  }

  /** Sorts the same on every system, whatever its language. */
  private static EmbeddedPostgres.Builder likeEverywhere(EmbeddedPostgres.Builder server) {
    return server
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /** A server writes its options at each start: without them the folder never held any data. */
  private static void removeUnfinished(Path data) throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))
        && Files.notExists(data.resolve("postmaster.opts"))) {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("postgres.log");
  }
}
