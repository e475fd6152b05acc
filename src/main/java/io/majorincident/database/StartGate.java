package io.majorincident.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Through it all go that use the database: a start waits for the database, and then for its turn.
 * What makes or changes tables, deploys the first set and enters the first people is done by one
 * node at a time, since neither the engine nor we could do that side by side.
 */
@Component
class StartGate
    implements BeanPostProcessor, ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  private static final Duration BETWEEN = Duration.ofMillis(250);

  /** Of our own locks, the one that is no node's. */
  private static final String TURN =
      "select pg_try_advisory_lock(%d, 0)".formatted(Membership.LOCKS);

  private static final Logger log = LoggerFactory.getLogger(StartGate.class);

  private final Environment environment;
  private Connection session;

  StartGate(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DataSource database && session == null) {
      AwaitedDatabase awaited = awaited(database);
      session = awaited.open();
      awaitTurn(awaited);
    }
    return bean;
  }

  private AwaitedDatabase awaited(DataSource database) {
    Duration within =
        Binder.get(environment)
            .bindOrCreate("majorincident.database", DatabaseSettings.class)
            .startWithin();
    return new AwaitedDatabase(
        new OwnSessions(database), within, System::nanoTime, StartGate::pause);
  }

  /** The session may not wait itself: it would be cut. */
  private void awaitTurn(AwaitedDatabase database) {
    Reminder reminder = new Reminder(System::nanoTime);
    while (!isOurTurn(database)) {
      reminder.say(() -> log.info("Another node is starting; this one goes on when it is ready."));
      pause(BETWEEN);
    }
  }

  private boolean isOurTurn(AwaitedDatabase database) {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(TURN)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException trouble) {
      log.warn("The database does not answer any more: {}", trouble.getMessage());
      destroy();
      session = database.open();
      return false;
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  /** Lets the next one in. */
  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    destroy();
  }

  @Override
  public void destroy() {
    try (Connection ending = session) {
      session = null;
    } catch (SQLException gone) {
      log.debug("The session of the start was gone: {}", gone.toString());
    }
  }
}
