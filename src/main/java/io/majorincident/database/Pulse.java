package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Twice a second, by the session that makes this node a member: reads the time, looks who is gone,
 * and says whether this node may work.
 */
@Component
class Pulse implements SmartLifecycle {

  private static final Duration BETWEEN = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  private final OwnSessions sessions;
  private final Membership membership;
  private final Inheritance inheritance;
  private final SharedClock clock;
  private final ClockWatch watch;
  private final Installation installation;
  private final DatabaseSilence silence;
  private final ObjectProvider<BackgroundWork> work;
  private volatile Thread thread;
  private Connection session;

  /**
   * @param work of this node, which stands only when all has been built
   */
  Pulse(
      DataSource database,
      Membership membership,
      Inheritance inheritance,
      SharedClock clock,
      ClockWatch watch,
      Installation installation,
      DatabaseSilence silence,
      ObjectProvider<BackgroundWork> work) {
    this.sessions = new OwnSessions(database);
    this.membership = membership;
    this.inheritance = inheritance;
    this.clock = clock;
    this.watch = watch;
    this.installation = installation;
    this.silence = silence;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    beat();
    thread = new Thread(this::goOn, "pulse");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void stop() {
    Thread stopping = thread;
    thread = null;
    LockSupport.unpark(stopping);
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before anything takes work, and as long as something may have it. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void goOn() {
    while (Thread.currentThread() == thread) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      beat();
    }
    close();
  }

  private void beat() {
    List<Membership.Member> gone = List.of();
    long begin = System.nanoTime();
    try {
      gone = look();
      forgetSilentOnes(silence.answered());
    } catch (SQLException trouble) {
      lost(trouble, begin);
    }
    act(gone);
  }

  private List<Membership.Member> look() throws SQLException {
    if (session == null) {
      session = sessions.open();
      membership.join(session);
    }
    clock.follow(session);
    installation.follow(session);
    return membership.gone(session, System.nanoTime());
  }

  /** The server has not heard that they are closed, and would keep their locks. */
  private void forgetSilentOnes(Optional<Duration> silence) throws SQLException {
    if (silence.isPresent()) {
      sessions.endOlder(session, silence.get());
    }
  }

  /** Nothing that goes wrong there may end the pulse. */
  private void act(List<Membership.Member> gone) {
    try {
      boolean may = watch.look() != ClockWatch.State.WRONG && installation.mayAct();
      work.forEach(it -> it.mayWork(may));
      if (watch.isRestless()) {
        work.forEach(BackgroundWork::wake);
      }
      gone.forEach(inheritance::takeOver);
    } catch (RuntimeException trouble) {
      log.warn("This is tried again in {} ms: {}", BETWEEN.toMillis(), trouble.toString());
    }
  }

  private void lost(SQLException trouble, long since) {
    if (session != null) {
      log.warn("The database does not answer this node, which asks on: {}", trouble.toString());
      silence.lost(since);
    } else {
      silence.unreachable();
    }
    close();
  }

  private void close() {
    try (Connection closing = session) {
      session = null;
    } catch (SQLException gone) {
      log.debug("The session was gone: {}", gone.toString());
    }
  }
}
