package io.majorincident.bench;

import io.majorincident.bench.Fault.Faulty;
import io.majorincident.running.Wait;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What faults on the wire of one channel do to another one, and to whoever is to be reached by
 * both. A steady stream of pushes is measured from the commit to the arrival, while chat rooms have
 * each fault, beside the same stream while nothing is wrong, before and after: the worse of these
 * two counts. Then somebody is to be reached in such a chat room, and by push a minute later.
 */
class FaultsOnTheWireBench {

  private static final int MESSAGES = Integer.getInteger("bench.messages", 300);
  private static final int FAULTY_MESSAGES = 100;

  /** So many that they can take all threads of their channel. */
  private static final int FAULTY_ROOMS = 10;

  private static final Duration PACE = Duration.ofMillis(25);
  private static final int NEXT_AFTER_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder = Path.of("target", "bench").toAbsolutePath();
  private int next;

  /**
   * With a fault.
   *
   * @param before pushes while nothing is wrong
   * @param pushes that go out meanwhile
   * @param after pushes when nothing is wrong any more
   * @param nextMethod how long, in seconds, until the next method is tried
   * @param amidMany the same while a hundred other messages go to such rooms
   */
  private record Measured(
      Times before, Times pushes, Times after, double nextMethod, double amidMany) {

    double normalMedian() {
      return Math.max(before.median(), after.median());
    }

    double normalP99() {
      return Math.max(before.p99(), after.p99());
    }
  }

  @Test
  void faultsOnTheWire() throws Exception {
    try (Durable database = new Durable();
        Receiver receiver = new Receiver();
        Nodes nodes = new Nodes(database, new Company(2, receiver).plan(folder));
        Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      nodes.start("bench-one");
      Wire wire = new Wire(database, connection, receiver);
      warmUp(wire);
      Map<Fault, Measured> faulty = new EnumMap<>(Fault.class);
      for (Fault fault : Fault.values()) {
        faulty.put(fault, measured(wire, fault));
      }
      report(faulty);
    }
  }

  private record Wire(Durable database, Connection connection, Receiver receiver) {

    /** Stores a message that is due in so many seconds; others see it after the commit. */
    void store(String key, String channel, String address, String line, int seconds)
        throws Exception {
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into delivery (key, channel, recipient, subject, body, topic, reference,
                urgency, created_at, due_at, line)
              values (?, ?, ?, ?, 'A message.', '', '', 'HIGH', now(),
                now() + make_interval(secs => ?), ?)
              """)) {
        insert.setString(1, key);
        insert.setString(2, channel);
        insert.setString(3, address);
        insert.setString(4, key);
        insert.setInt(5, seconds);
        insert.setString(6, line);
        insert.executeUpdate();
      }
    }

    void push(String key, String line, int seconds) throws Exception {
      store(key, "push", receiver.url(), line, seconds);
    }

    /**
     * Commits, and rings as a node does that sends nothing itself.
     *
     * @return when, by System.nanoTime()
     */
    long commit(String channel) throws Exception {
      try (PreparedStatement ring =
          connection.prepareStatement("select pg_notify('majorincident', ?)")) {
        ring.setString(1, "deliveries " + channel);
        ring.execute();
      }
      long moment = System.nanoTime();
      connection.commit();
      return moment;
    }

    /** In seconds since then. */
    double arrival(String key, long since) throws Exception {
      Wait.until(key + " has arrived", PATIENCE, () -> receiver.times(key) > 0);
      return (receiver.arrival(key) - since) / 1e9;
    }

    /** Lets nothing be under way any more. */
    void calm() throws Exception {
      Wait.until("nothing is on its way", PATIENCE, () -> cancelled() == 0);
    }

    private int cancelled() throws Exception {
      database.run(
          """
          update delivery set state = 'cancelled', ended_at = now()
          where state = 'waiting' and (leased_until is null or leased_until < clock_timestamp())
          """);
      return Integer.parseInt(
          database
              .ask("select count(*) from delivery where state in ('waiting', 'recording')")
              .get(0));
    }
  }

  /** Also what is done only when something fails. */
  private void warmUp(Wire wire) throws Exception {
    for (int i = 0; i < 3; i++) {
      pushes(wire);
    }
    try (Faulty room = Fault.SERVER_ERROR.open()) {
      flood(wire, List.of(room));
      pushes(wire);
    }
    wire.calm();
  }

  private Measured measured(Wire wire, Fault fault) throws Exception {
    double alone = alone(wire, fault);
    Times before = pushes(wire);
    List<Faulty> rooms = new ArrayList<>();
    try {
      for (int i = 0; i < FAULTY_ROOMS; i++) {
        rooms.add(fault.open());
      }
      flood(wire, rooms);
      String key = mark("next");
      long since = line(wire, rooms.get(0), key);
      Times pushes = pushes(wire);
      double amidMany = wire.arrival(key, since);
      wire.calm();
      Times after = pushes(wire);
      return told(fault, new Measured(before, pushes, after, alone, amidMany));
    } finally {
      for (Faulty room : rooms) {
        room.close();
      }
    }
  }

  private double alone(Wire wire, Fault fault) throws Exception {
    try (Faulty room = fault.open()) {
      String key = mark("next");
      double alone = wire.arrival(key, line(wire, room, key));
      wire.calm();
      return alone;
    }
  }

  private void flood(Wire wire, List<Faulty> rooms) throws Exception {
    for (int i = 0; i < FAULTY_MESSAGES; i++) {
      wire.store(mark("chat"), "chat", rooms.get(i % rooms.size()).address(), "", 0);
    }
    wire.commit("chat");
  }

  /** By chat at once, and by push later. */
  private long line(Wire wire, Faulty room, String key) throws Exception {
    wire.store(mark("first"), "chat", room.address(), key, 0);
    wire.push(key, key, NEXT_AFTER_SECONDS);
    return wire.commit("chat");
  }

  private Times pushes(Wire wire) throws Exception {
    long begin = System.nanoTime();
    List<String> keys = new ArrayList<>();
    List<Long> committed = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      LockSupport.parkNanos(begin + i * PACE.toNanos() - System.nanoTime());
      keys.add(mark("push"));
      wire.push(keys.get(i), "", 0);
      committed.add(wire.commit("push"));
    }
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      took.add(wire.receiver().arrival(keys.get(i)) - committed.get(i));
    }
    return Times.ofNanos(took);
  }

  private String mark(String kind) {
    return "mark-%d-%s".formatted(next++, kind);
  }

  private static Measured told(Fault fault, Measured it) {
    System.out.printf(
        Locale.ROOT,
        "chat %s%n  before: %s%n  meanwhile: %s%n  after: %s%n  ratio of the medians %.2f%n",
        fault,
        it.before(),
        it.pushes(),
        it.after(),
        it.pushes().median() / it.normalMedian());
    return it;
  }

  private static void report(Map<Fault, Measured> faulty) throws Exception {
    Report report = new Report("faults-on-the-wire");
    faulty.forEach(
        (fault, it) -> {
          report.ratioAtMost(
              "push, chat " + fault + ": p99 ms", it.pushes().p99(), it.normalP99(), 2);
          report.atMost("next method, chat " + fault + ": s", it.nextMethod(), 15);
          report.tell("next method amid 100, chat " + fault + ": s", it.amidMany());
        });
    report.judge();
  }
}
