package io.majorincident.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class AlertKeyTest {

  @TempDir Path folder;

  @Test
  void theConfiguredKeyOpensAndNothingElse() {
    AlertKey key = key("the-configured-key-0", true);

    assertThat(key.opens("the-configured-key-0")).isTrue();
    assertThat(key.opens("the-configured-key-1")).isFalse();
    assertThat(key.opens("the-configured-key-00")).isFalse();
    assertThat(key.opens("")).isFalse();
    assertThat(key.generated()).as("a secret is not shown").isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withTheEmbeddedDatabaseAKeyIsMadeOnceAndKept() {
    AlertKey first = key("", true);
    AlertKey afterRestart = key(" ", true);

    String made = first.generated().orElseThrow();
    assertThat(made).hasSize(32);
    assertThat(afterRestart.generated()).hasValue(made);
    assertThat(afterRestart.opens(made)).isTrue();
  }

  @Test
  void onlyTheOwnerReadsTheFile() throws IOException {
    key("", true);

    Path file = folder.resolve("data").resolve("alert-key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void anotherInstallationGetsAnotherKey() {
    String one = key("", true).generated().orElseThrow();
    String other = new AlertKeyFile(folder.resolve("other").resolve("alert-key")).key();

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void withAnOutsideDatabaseAndNothingSetTheDoorIsClosed() {
    AlertKey key = key("", false);

    assertThat(key.closed()).isTrue();
    assertThat(key.opens("")).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anEmptyKeyFileStopsTheStartAndSaysWhatToDo() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createFile(folder.resolve("data").resolve("alert-key"));

    assertThatThrownBy(() -> key("", true)).hasMessageContaining("Delete it");
  }

  @Test
  void aKeyThatCannotStandInAnAddressStopsTheStart() {
    assertThatThrownBy(() -> key("half/of-a-path-0000", false))
        .hasMessageContaining("only letters, digits")
        .hasMessageContaining("majorincident.detect.alert-key");
  }

  @Test
  void theSignShowsTheMadeKeyReadyToCopy() {
    AlertKey key = key("", true);
    String address = "http://localhost:9999/api/alertmanager/" + key.generated().orElseThrow();

    assertThat(sign(key).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).endsWith(address))
        .anySatisfy(line -> assertThat(line).contains("--data @src/test/resources/sample-alert"));
  }

  @Test
  void theSignHidesTheConfiguredKeyAndExplainsTheClosedDoor() {
    assertThat(sign(key("the-configured-key-0", false)).lines())
        .noneMatch(line -> line.contains("the-configured-key-0"))
        .anyMatch(line -> line.contains("$ALERT_KEY"));
    assertThat(sign(key("", false)).lines()).containsExactly(AlertKey.WHAT_TO_CONFIGURE);
  }

  private AlertKey key(String configured, boolean embedded) {
    DetectSettings settings = new DetectSettings(configured, 4, Duration.ofSeconds(1));
    return new AlertKey(settings, embedded, folder.resolve("data").toString());
  }

  private static DoorSign sign(AlertKey key) {
    return new DoorSign(key, new MockEnvironment().withProperty("local.server.port", "9999"));
  }
}
