package io.majorincident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Gives the embedded database of the tests an empty folder. */
class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path FOLDER = Path.of("target", "test-data");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      FileSystemUtils.deleteRecursively(FOLDER);
      Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestPropertyValues.of("majorincident.database.folder=" + FOLDER).applyTo(context);
  }
}
