package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that some tests need. */
public final class Installed {

  /** Where everything is said to be installed, a missing program is a failure. */
  static final boolean NOTHING_IS_SKIPPED =
      Boolean.parseBoolean(System.getenv("NOTHING_IS_SKIPPED"));

  private Installed() {}

  /** The program's path; where it is not installed, the test is skipped and says so. */
  public static Path orSkip(String... names) {
    Optional<Path> found = Stream.of(names).flatMap(Installed::find).findFirst();
    String why =
        "SKIPPED: none of %s is installed; .ci/run installs it and skips nothing."
            .formatted(Arrays.toString(names));
    if (found.isEmpty()) {
      System.out.println(why);
    }
    assertThat(found.isPresent() || !NOTHING_IS_SKIPPED).as(why).isTrue();
    assumeTrue(found.isPresent(), why);
    return found.orElseThrow();
  }

  private static Stream<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
