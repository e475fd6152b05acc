package io.majorincident.access;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Tells the operator where this application is to be found, and where things go. */
@Component
@Order(0)
class Whereabouts implements StartupLine {

  private final Environment environment;
  private final DataSource database;

  Whereabouts(Environment environment, DataSource database) {
    this.environment = environment;
    this.database = database;
  }

  @Override
  public List<String> lines() {
    return List.of(
        "web       http://localhost:%s/".formatted(environment.getProperty("local.server.port")),
        "database  " + database(),
        "messages  " + messages());
  }

  private String database() {
    return embedded()
        ? "%s, data in %s, user postgres, password in %s"
            .formatted(
                address(), folder().resolve("postgres"), folder().resolve("postgres.password"))
        : address();
  }

  private boolean embedded() {
    return environment.getProperty("majorincident.database.embedded", Boolean.class, false);
  }

  /** Without what follows the question mark, which may be a password. */
  private String address() {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getURL().replaceAll("\\?.*", "");
    } catch (SQLException cause) {
      return "not within reach: " + cause.getMessage();
    }
  }

  private Path folder() {
    return absolute("majorincident.database.folder", ".data");
  }

  private String messages() {
    String mailServer = environment.getProperty("spring.mail.host");
    return StringUtils.hasText(mailServer)
        ? "mail is sent through " + mailServer
        : "written to " + absolute("majorincident.channel.outgoing", ".data/outgoing");
  }

  private Path absolute(String property, String otherwise) {
    return Path.of(environment.getProperty(property, otherwise)).toAbsolutePath().normalize();
  }
}
