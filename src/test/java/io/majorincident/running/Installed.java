package io.majorincident.running;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that some tests need. */
final class Installed {

  private Installed() {}

  /** The program's path; where it is not installed, the test is skipped and says so. */
  static Path orSkip(String... names) {
    Optional<Path> found = Stream.of(names).flatMap(Installed::find).findFirst();
    String why =
        "SKIPPED: none of %s is installed; .ci/run installs it and skips nothing."
            .formatted(Arrays.toString(names));
    if (found.isEmpty()) {
      System.out.println(why);
    }
    assumeTrue(found.isPresent(), why);
    return found.orElseThrow();
  }

  private static Stream<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
