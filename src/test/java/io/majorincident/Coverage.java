package io.majorincident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the stories have seen, over all processes that run them side by side: each notes its part
 * when it ends, in a folder of this build.
 */
enum Coverage {
  PATHS,
  KINDS;

  private final Path folder =
      Path.of("target", "coverage", System.getProperty("this.build", "latest"), name());

  void note(Collection<String> seen) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(UUID.randomUUID().toString()), seen);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> all() throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> parts = Files.list(folder)) {
      for (Path part : parts.toList()) {
        all.addAll(Files.readAllLines(part));
      }
    }
    return all;
  }
}
