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
  private final String password;

  private EmbeddedDatabase(FolderLock lock, EmbeddedPostgres server, String password) {
    this.lock = lock;
    this.server = server;
    this.password = password;
  }

  /**
   * Starts it with the data it has, or empty the first time.
   *
   * @throws DatabaseInUse if another application uses this folder
   * @throws ForeignFolder if the folder belongs to another user
   * @throws DatabaseNotStarted if the server does not come up
   */
  static EmbeddedDatabase start(Path folder) {
    claim(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      return serve(folder, lock);
    } catch (IOException | RuntimeException cause) {
      lock.close();
      throw new DatabaseNotStarted(folder, log(folder), cause);
    }
  }

  /** The address for JDBC. */
  String url() {
    return server.getJdbcUrl(USER, USER);
  }

  /** Of {@value #USER}. */
  String password() {
    return password;
  }

  @Override
  public void close() {
    try (lock) {
      server.close();
    } catch (IOException cause) {
      throw new UncheckedIOException("The embedded database did not stop.", cause);
    }
  }

  private static void claim(Path folder) {
    try {
      PrivateFiles.claim(folder);
      PrivateFiles.claim(binaries(folder));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot use the folder " + folder + ".", cause);
    }
  }

  private static EmbeddedDatabase serve(Path folder, FolderLock lock) throws IOException {
    Path data = data(folder);
    OrphanedServer.stop(data);
    removeUnfinished(data);
    DatabasePassword password = DatabasePassword.in(folder);
    boolean known = password.isInForce() || Files.notExists(data.resolve("PG_VERSION"));
    EmbeddedPostgres server =
        closed(server(folder, data), password)
            .setDataDirectoryCustomizer(ready -> close(folder, data, known ? null : password))
            .start();
    password.putIntoForce();
    PrivateFiles.keepPrivate(binaries(folder));
    return new EmbeddedDatabase(lock, server, password.value());
  }

  /** A new server has the password from the beginning: the library would trust everybody here. */
  private static EmbeddedPostgres.Builder closed(
      EmbeddedPostgres.Builder server, DatabasePassword password) {
    return server
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", password.file().toString())
        .setConnectConfig("password", password.value());
  }

  /**
   * Done right before the server begins to listen.
   *
   * @param unknown the password, if the data were there before it: its file had gone
   */
  private static void close(Path folder, Path data, DatabasePassword unknown) {
    try {
      ClientRules.write(data);
      if (unknown != null) {
        new LoneServer(binaries(folder), data, log(folder))
            .execute("alter role %s password '%s'".formatted(USER, unknown.value()));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static EmbeddedPostgres.Builder server(Path folder, Path data) {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(binaries(folder).toFile())
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
        .setServerConfig("listen_addresses", "localhost")
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

  /** Where the server keeps its data, and nothing else lies. */
  static Path data(Path folder) {
    return folder.resolve("postgres");
  }

  private static Path binaries(Path folder) {
    return folder.resolve("binaries");
  }

  private static Path log(Path folder) {
    return folder.resolve("postgres.log");
  }
}
