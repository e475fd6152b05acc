package io.majorincident.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clock of the machine of one node, which jumps while the node runs: the program faketime lies
 * to that process about the time of day, and about nothing else.
 */
final class MachineClock {

  private final Path offset;
  private final Path library;

  private MachineClock(Path offset, Path library) {
    this.offset = offset;
    this.library = library;
  }

  /**
   * One that is right, or the test is skipped and says why.
   *
   * @param name of a file below target
   */
  static MachineClock orSkip(String name) throws IOException {
    Installed.orSkip("faketime");
    MachineClock clock = new MachineClock(Path.of("target", name).toAbsolutePath(), library());
    clock.ahead(0);
    return clock;
  }

  private static Path library() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 3, (file, it) -> isLibrary(file))) {
      return files
          .findFirst()
          .orElseThrow(() -> new IOException("faketime is here, but not libfaketimeMT.so.1."));
    }
  }

  private static boolean isLibrary(Path file) {
    return file.endsWith("libfaketimeMT.so.1");
  }

  /** Sets it, also while the node runs. */
  void ahead(int seconds) throws IOException {
    Files.writeString(offset, "%+d\n".formatted(seconds));
  }

  /** For the process whose clock this is. */
  List<String> settings() {
    return List.of(
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + offset,
        "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        // it would make all waiting of a JVM end at once
        "FAKETIME_FORCE_MONOTONIC_FIX=0");
  }
}
