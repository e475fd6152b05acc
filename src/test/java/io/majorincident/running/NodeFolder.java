package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of a folder with a package.json, in which its modules are installed. */
final class NodeFolder {

  private final Path folder;

  /**
   * Installs them, or skips the test where that cannot be done.
   *
   * @param name below target
   * @param module that shows that it was done
   */
  NodeFolder(Path from, String name, String module) throws Exception {
    Installed.orSkip("node");
    Path npm = Installed.orSkip("npm");
    folder = Path.of("target", name).toAbsolutePath();
    copy(from, folder);
    String answer =
        run(List.of(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    boolean installed = Files.exists(folder.resolve("node_modules").resolve(module));
    assertThat(installed || !Installed.NOTHING_IS_SKIPPED).as(answer).isTrue();
    assumeTrue(installed, "SKIPPED: %s could not be installed: %s".formatted(module, answer));
  }

  /** Runs a command there, and returns all that it prints. */
  String run(List<String> command) throws Exception {
    Path answer = Files.createTempFile("node", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    assertThat(process.waitFor(Wait.FAR.toSeconds(), TimeUnit.SECONDS))
        .as(command.toString())
        .isTrue();
    return Files.readString(answer, StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(it -> !it.toString().contains("node_modules")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(file));
        }
      }
    }
  }
}
