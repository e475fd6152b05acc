package io.majorincident.database;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How we come to the database.
 *
 * @param folder for data, binaries, log and lock of the embedded one; relative to where the
 *     application was started; has no effect beside a database that an operator named
 * @param startWithin how long a start waits for a database that does not answer
 */
@ConfigurationProperties("majorincident.database")
record DatabaseSettings(
    @DefaultValue(".data") String folder, @DefaultValue("5m") Duration startWithin) {

  Path path() {
    return Path.of(folder).toAbsolutePath().normalize();
  }
}
