package io.majorincident;

import io.majorincident.database.Binaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Gives the embedded database of the tests an empty folder. */
class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path FOLDER =
      Path.of("target", System.getProperty("test.folder", "test-data"));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      FileSystemUtils.deleteRecursively(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Binaries.share(FOLDER);
    TestPropertyValues.of("majorincident.database.folder=" + FOLDER).applyTo(context);
  }
}
