package io.majorincident.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server without any network, for one statement: how data whose password is lost get a new one
 * before anybody can connect.
 */
final class LoneServer {

  private final Path binaries;
  private final Path data;
  private final Path log;

  /**
   * @param binaries the folder with the unpacked programs, one folder for each version
   */
  LoneServer(Path binaries, Path data, Path log) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
  }

  /**
   * @throws IOException if the server refuses it
   */
  void execute(String statement) throws IOException {
    Process server =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (OutputStream in = server.getOutputStream()) {
      in.write((statement + "\n").getBytes(StandardCharsets.UTF_8));
    }
    int code = await(server);
    if (code != 0) {
      throw new IOException("The server ended with %d; %s says why.".formatted(code, log));
    }
  }

  /** The statement itself is given where no list of processes shows it. */
  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program().toString());
    command.addAll(List.of("--single", "-c", "exit_on_error=on", "-D", data.toString()));
    command.add(EmbeddedDatabase.USER);
    return command;
  }

  private Path program() throws IOException {
    try (Stream<Path> versions = Files.list(binaries)) {
      return versions
          .map(version -> version.resolve("bin").resolve("postgres"))
          .flatMap(program -> Stream.of(program, program.resolveSibling("postgres.exe")))
          .filter(Files::exists)
          .max(Comparator.comparing(program -> program.getParent().toFile().lastModified()))
          .orElseThrow(() -> new IOException("There is no server in " + binaries + "."));
    }
  }

  private static int await(Process server) throws IOException {
    try {
      return server.waitFor();
    } catch (InterruptedException stop) {
      server.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while the server gave itself a password.", stop);
    }
  }
}
