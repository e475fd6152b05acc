package io.majorincident.bench;

import io.majorincident.running.MailServer;
import io.majorincident.running.RunningApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Nodes of the application on one database, as shipped but for what is said here. */
public final class Nodes implements AutoCloseable {

  private final String database;
  private final Path plan;
  private final MailServer mail = new MailServer();
  private final List<RunningApplication> nodes = new ArrayList<>();

  Nodes(Durable database, Path plan) {
    this(database.url(), plan);
  }

  /**
   * @param database where they find it
   */
  public Nodes(String database, Path plan) {
    this.database = database;
    this.plan = plan;
  }

  /** Starts one more. */
  public RunningApplication start(String name, String... more) throws Exception {
    RunningApplication node =
        new RunningApplication(name, settings(more).toArray(String[]::new)).asShipped();
    nodes.add(node);
    return node.start();
  }

  private Stream<String> settings(String... more) {
    return Stream.of(
            Stream.of(
                "SPRING_DATASOURCE_URL=" + database,
                "SPRING_DATASOURCE_USERNAME=postgres",
                "SPRING_DATASOURCE_PASSWORD=postgres",
                "MAJORINCIDENT_ACCESS_ADMIN_ID=admin",
                "MAJORINCIDENT_ACCESS_ADMIN_PASSWORD=" + RunningApplication.LONG_PASSWORD,
                "MAJORINCIDENT_ACCESS_ADMIN_EMAIL=admin@bench.example",
                "MAJORINCIDENT_ONCALL_PLAN=file:" + plan,
                "MAJORINCIDENT_CHANNEL_ALLOWEDADDRESSES=127.0.0.1"),
            Stream.of(mail.settings()),
            Stream.of(more))
        .flatMap(it -> it);
  }

  @Override
  public void close() throws Exception {
    for (RunningApplication node : nodes) {
      node.close();
    }
    mail.close();
  }
}
