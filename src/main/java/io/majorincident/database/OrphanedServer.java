package io.majorincident.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server that outlived its application, as after a kill that left no time to stop it.
 * Only the holder of the folder's lock may look for one.
 */
final class OrphanedServer {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);

  private static final int PATIENCE_IN_SECONDS = 15;

  private OrphanedServer() {}

  /** Stops the server that still works on this data: gently, and if that takes too long, hard. */
  static void stop(Path data) throws IOException {
    Path note = data.resolve("postmaster.pid");
    if (Files.notExists(note)) {
      return;
    }
    Optional<ProcessHandle> server = server(Files.readAllLines(note), data);
    server.ifPresent(OrphanedServer::stop);
    if (server.isEmpty()) {
      Files.delete(note);
    }
  }

  /**
   * The first line is the process id, the second the data folder: a note that came with a copy of
   * the folder, or whose id meanwhile belongs to another program, names no server of ours.
   */
  private static Optional<ProcessHandle> server(List<String> note, Path data) throws IOException {
    if (note.size() < 2 || !samePlace(Path.of(note.get(1)), data)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(note.get(0).strip())).filter(OrphanedServer::isServer);
  }

  private static boolean samePlace(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.isSameFile(one, other);
  }

  private static boolean isServer(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
        .orElse(false);
  }

  private static void stop(ProcessHandle server) {
    LOG.warn("Stopping the database server (process {}) of an earlier run.", server.pid());
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    server.destroy();
    if (!gone(all)) {
      all.forEach(ProcessHandle::destroyForcibly);
      gone(all);
    }
  }

  private static boolean gone(List<ProcessHandle> processes) {
    return CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)
        .thenApply(ignored -> processes.stream().noneMatch(ProcessHandle::isAlive))
        .join();
  }
}
