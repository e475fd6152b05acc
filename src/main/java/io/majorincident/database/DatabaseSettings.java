package io.majorincident.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded database lives; has no effect beside one that an operator named.
 *
 * @param folder for data, binaries, log and lock; relative to where the application was started
 */
@ConfigurationProperties("majorincident.database")
record DatabaseSettings(@DefaultValue(".data") String folder) {

  Path path() {
    return Path.of(folder).toAbsolutePath().normalize();
  }
}
