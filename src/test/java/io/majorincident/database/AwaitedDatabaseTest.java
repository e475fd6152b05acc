package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a start does while the database does not answer. */
class AwaitedDatabaseTest {

  private static final Connection SESSION =
      (Connection)
          Proxy.newProxyInstance(
              AwaitedDatabaseTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> null);

  private final Logger log = (Logger) LoggerFactory.getLogger(AwaitedDatabase.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private Duration passed = Duration.ZERO;

  @BeforeEach
  void listen() {
    told.start();
    log.addAppender(told);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(told);
  }

  @Test
  void itWaitsAndSaysSoEveryTenSeconds() {
    assertThat(database("08001", Duration.ofSeconds(25)).open()).isSameAs(SESSION);
    assertThat(told.list).hasSize(3);
    assertThat(told.list.get(1).getFormattedMessage())
        .isEqualTo(
            "The database does not answer; the start waits for it for another 290 s: refused");
    assertThat(told.list).allMatch(it -> it.getThrowableProxy() == null);
  }

  @Test
  void inTheEndItSaysWhatToDo() {
    assertThatThrownBy(() -> database("57P03", Duration.ofHours(1)).open())
        .isInstanceOfSatisfying(
            DatabaseSilent.class,
            end ->
                assertThat(new DatabaseFailure().analyze(end).getAction()).startsWith("Start it"))
        .hasMessage("The database has not answered for 300 s: refused");
    assertThat(passed).isBetween(Duration.ofSeconds(298), Duration.ofSeconds(300));
  }

  @Test
  void whomTheDatabaseDoesNotLetInWaitsForNothing() {
    assertThatThrownBy(() -> database("28P01", Duration.ofHours(1)).open())
        .isInstanceOf(DatabaseRefuses.class)
        .hasMessage("The database does not let us in: refused");
    assertThat(passed).isZero();
    assertThat(told.list).isEmpty();
  }

  private AwaitedDatabase database(String state, Duration until) {
    return new AwaitedDatabase(
        () -> answer(state, until),
        Duration.ofMinutes(5),
        () -> passed.toNanos(),
        pause -> passed = passed.plus(pause));
  }

  private Connection answer(String state, Duration until) throws SQLException {
    if (passed.compareTo(until) < 0) {
      throw new SQLException("refused", state);
    }
    return SESSION;
  }
}
