package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application verifies an export without starting anything. */
class VerifyIT {

  private static final String EXPORT =
      """
      {"incident":"MI-2026-0001","chain":{"count":1,"head":"%2$s"},"timeline":[{"sequence":1,
       "at":"2026-01-31T23:59:59.1Z","kind":"Opened","who":"system","text":"Größe","previousHash":"%1$s",
       "hash":"%2$s"}]}
      """;

  @TempDir Path folder;

  @Test
  void theExitCodeTellsWhetherAnExportIsIntact() throws Exception {
    String export = export();
    assertThat(verify(export, 0)).contains("1 entries, is intact");
    assertThat(verify(export.replace("Größe", "Grösse"), 1)).contains("Entry 1 was changed.");
    assertThat(verify("{}", 2)).contains("cannot be verified");
  }

  /** Hashed by hand, as the documentation says. */
  private static String export() throws Exception {
    String before = sha256("majorincident timeline of MI-2026-0001");
    String hash =
        sha256(
            "64:%s,12:MI-2026-0001,1:1,27:2026-01-31T23:59:59.100000Z,6:Opened,6:system,7:Größe,"
                .formatted(before));
    return EXPORT.formatted(before, hash);
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private String verify(String content, int expected) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("export.json"), content);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("packaged.jar"),
                "--verify=" + file)
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(Wait.FAR.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(told).isEqualTo(expected);
    return told;
  }
}
