package io.majorincident.channel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.majorincident.database.Bells;
import io.majorincident.database.ThisNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One process of the application with nothing but this room in it. */
class Node implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /**
   * Without background threads unless the settings say so.
   *
   * @param settings such as "majorincident.channel.poll=1h"
   */
  Node(DataSource database, List<String> settings, Object... beans) {
    TestPropertyValues.of(
            "majorincident.channel.dispatching=false",
            "majorincident.channel.allowed-addresses=127.0.0.1")
        .and(settings.toArray(String[]::new))
        .applyTo(context);
    context.registerBean(DataSource.class, () -> pool(database));
    IntStream.range(0, beans.length).forEach(i -> register("bean" + i, beans[i]));
    context.register(Room.class, Bells.class, ThisNode.class);
    context.scan("io.majorincident.channel");
    context.refresh();
  }

  Node(DataSource database, Object... beans) {
    this(database, List.of(), beans);
  }

  Outbox outbox() {
    return context.getBean(Outbox.class);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  <T> T inTransaction(Supplier<T> step) {
    return new TransactionTemplate(get(PlatformTransactionManager.class))
        .execute(status -> step.get());
  }

  boolean add(Delivery delivery) {
    return inTransaction(() -> outbox().add(delivery));
  }

  int cancel(String topic) {
    return inTransaction(() -> outbox().cancel(topic));
  }

  int dispatchDue() {
    return get(Dispatcher.class).dispatchDue();
  }

  DeliveryStatus status(String key) {
    return outbox().of("MI-2026-0001").stream()
        .filter(status -> status.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }

  static Delivery page(String key) {
    return page(key, "mail", "page-42", Urgency.HIGH);
  }

  static Delivery page(String key, String channel, String topic, Urgency urgency) {
    return new Delivery(
        key,
        channel,
        "anna@example.org",
        "Shop is down",
        "Acknowledge: http://localhost/ack/secret",
        topic,
        "MI-2026-0001",
        urgency);
  }

  private static Delivery joined(String key, List<Delivery> deliveries) {
    Delivery first = deliveries.get(0);
    String keys = deliveries.stream().map(Delivery::key).collect(Collectors.joining("|"));
    return new Delivery(key, first.channel(), first.recipient(), keys, "", "", "", first.urgency());
  }

  @SuppressWarnings("unchecked")
  private void register(String name, Object bean) {
    Class<Object> type = (Class<Object>) (bean instanceof Clock ? Clock.class : bean.getClass());
    context.registerBean(name, type, () -> bean);
  }

  private static HikariDataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Not annotated as a configuration, so that no other test's scan finds it. */
  @EnableTransactionManagement
  @EnableConfigurationProperties({
    ChannelSettings.class,
    Secrets.class,
    PhoneSettings.class,
    SlackSettings.class,
    MattermostSettings.class
  })
  static class Room {

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new JdbcTransactionManager(database);
    }

    /** The subject is the keys of all, with bars between them. */
    @Bean
    Bundling bundling() {
      return (key, deliveries) -> joined(key, deliveries);
    }

    /** The text is how old it is. */
    @Bean
    Lateness lateness() {
      return (delivery, age) -> delivery.saying(age.toString());
    }

    @Bean
    JdbcClient jdbc(DataSource database) {
      return JdbcClient.create(database);
    }
  }
}
