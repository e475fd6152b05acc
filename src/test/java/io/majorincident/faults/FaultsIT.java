package io.majorincident.faults;

import static io.majorincident.faults.Trial.Readiness.DOWN;
import static io.majorincident.faults.Trial.Readiness.UP;
import static io.majorincident.faults.Trial.of;

import io.majorincident.bench.SteadyAlerts;
import io.majorincident.running.RunningApplication;
import io.majorincident.running.Wait;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks one thing after another beside steady alerts: nothing that was accepted is lost, nothing
 * is stuck, and everything works again by itself within the time of the row. With
 * -Dfaults=word,word only the rows that contain one of these words.
 */
@Tag("deep")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

  private static final Duration PACE = Duration.ofMillis(400);

  /** So many are taken in before anything breaks. */
  private static final int BEFORE = 10;

  /** So long a node may take to notice. */
  private static final Duration NOTICED = Duration.ofSeconds(7);

  /** A silence is noticed after so long at the latest. */
  private static final Duration STAYS_WELL = Duration.ofSeconds(25);

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private Lab lab;
  private int alerts;
  private final Map<String, String> acceptedBefore = new HashMap<>();

  static Stream<Trial> faults() {
    return Stream.of(
            of("open connections go silent", lab -> lab.proxy().forget()).healedWithin(60),
            of("the database stalls", lab -> lab.proxy().stall())
                .lasting(45)
                .endsWith(lab -> lab.proxy().pass())
                .ready(DOWN),
            of("the database's host dies and comes back", Lab::hostDies)
                .lasting(30)
                .endsWith(lab -> lab.proxy().pass())
                .ready(DOWN),
            of("the database is down", lab -> lab.proxy().refuse())
                .lasting(30)
                .endsWith(lab -> lab.proxy().pass())
                .healedWithin(15)
                .ready(DOWN),
            of("connections are reset ten times in a minute", lab -> {})
                .endsWith(FaultsIT::resetTenTimes)
                .healedWithin(10),
            of("the network is slow", lab -> lab.proxy().slow(Duration.ofMillis(20)))
                .lasting(20)
                .endsWith(lab -> lab.proxy().pass())
                .healedWithin(30)
                .ready(UP),
            of("alerts are locked", lab -> lab.lock("alert"))
                .lasting(30)
                .endsWith(Lab::letGo)
                .healedWithin(20)
                .ready(DOWN),
            of("jobs are locked", lab -> lab.lock("act_ru_job"))
                .lasting(30)
                .endsWith(Lab::letGo)
                .healedWithin(20)
                .ready(DOWN),
            of("the database crashes and recovers", Lab::crash).healedWithin(30),
            of("the disk is full", Lab::diskIsFull)
                .lasting(30)
                .endsWith(Lab::diskHasRoom)
                .healedWithin(20)
                .ready(DOWN),
            of("connections are exhausted", Lab::takeAllConnections)
                .lasting(30)
                .endsWith(Lab::letGo)
                .healedWithin(20)
                .ready(DOWN),
            of("the database only reads", lab -> lab.onlyReads(true))
                .lasting(30)
                .endsWith(lab -> lab.onlyReads(false))
                .healedWithin(20)
                .ready(DOWN),
            of("a node is told to end while its connections are silent", Lab::endWhileSilent)
                .healedWithin(60))
        .filter(FaultsIT::wanted);
  }

  private static boolean wanted(Trial trial) {
    return Arrays.stream(System.getProperty("faults", "").split(","))
        .anyMatch(word -> trial.fault().contains(word));
  }

  private static void resetTenTimes(Lab lab) {
    for (int i = 0; i < 10; i++) {
      lab.proxy().reset();
      LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());
    }
  }

  @BeforeAll
  void open() throws Exception {
    lab = new Lab();
  }

  @AfterAll
  void close() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void nothingIsLostAndItHealsByItself(Trial trial) throws Exception {
    nobodyClimbs();
    SoftAssertions all = new SoftAssertions();
    System.out.printf("%n%s%n", trial);
    try (ReadinessLog one = new ReadinessLog(lab.one().url(), "readiness");
        ReadinessLog two = new ReadinessLog(lab.two().url(), "readiness");
        ReadinessLog alive = new ReadinessLog(lab.two().url(), "liveness")) {
      alerts += 1000;
      SteadyAlerts steady =
          new SteadyAlerts(
              PACE, alerts, Lab.SERVICES, lab.nodes().toArray(RunningApplication[]::new));
      Reconciliation books = new Reconciliation(lab.database(), lab.receiver(), steady.accepted());
      Wait.until("alerts are taken in and arrive", () -> isWarm(steady, books));
      int repeated = books.repeated();
      long begin = System.nanoTime();
      trial.happens().with(lab);
      LockSupport.parkNanos(trial.lasts().toNanos());
      long end = System.nanoTime();
      trial.ends().with(lab);
      long mended = trial.lasts().isZero() ? System.nanoTime() : end;
      Duration healed = healed(mended, steady, books);
      steady.end();
      Wait.until("all is settled", Duration.ofMinutes(3), () -> books.isSettled() || isStuck());
      System.out.printf(
          Locale.ROOT, "  healed after %.1f s, posted again %d%n", seconds(healed), steady.again());
      books.judge(all, trial.mayRepeat(), repeated);
      all.assertThat(healed).as("healed within").isLessThanOrEqualTo(trial.healedWithin());
      long until = trial.lasts().isZero() ? mended + healed.toNanos() : end;
      judge(all, "node one", one, trial, begin, until);
      judge(all, "node two", two, trial, begin, until);
      all.assertThat(alive.between(begin, System.nanoTime()))
          .as("liveness stays up")
          .allMatch(it -> it.status() == 200);
    }
    all.assertAll();
  }

  private static void judge(
      SoftAssertions all, String node, ReadinessLog log, Trial trial, long begin, long end) {
    List<ReadinessLog.Answer> answers = log.between(begin, System.nanoTime());
    Duration slowest =
        answers.stream().map(ReadinessLog.Answer::took).max(Duration::compareTo).orElseThrow();
    List<ReadinessLog.Answer> meanwhile = log.between(begin + NOTICED.toNanos(), end);
    long up = meanwhile.stream().filter(it -> it.status() == 200).count();
    System.out.printf(
        Locale.ROOT,
        "  %s: readiness up %d of %d times meanwhile, slowest answer %d ms%n",
        node,
        up,
        meanwhile.size(),
        slowest.toMillis());
    all.assertThat(slowest).as(node + " answers").isLessThan(ANSWERED_WITHIN);
    if (trial.readiness() == DOWN) {
      all.assertThat(up).as(node + " says that it is ready, but is not").isZero();
    } else if (trial.readiness() == UP) {
      all.assertThat(up).as(node + " is ready").isEqualTo(meanwhile.size());
    }
  }

  private static boolean isWarm(SteadyAlerts steady, Reconciliation books) throws Exception {
    return steady.accepted().size() >= BEFORE && books.overdue() == 0;
  }

  /**
   * Both nodes are ready, and what is accepted arrives at once; for a while, or it is no health.
   */
  private Duration healed(long since, SteadyAlerts steady, Reconciliation books) throws Exception {
    long[] well = {0};
    Wait.until(
        "it works again",
        Duration.ofMinutes(4),
        () -> {
          boolean now = works(steady, books);
          well[0] = !now ? 0 : well[0] == 0 ? System.nanoTime() : well[0];
          return now && System.nanoTime() - well[0] > STAYS_WELL.toNanos();
        });
    return Duration.ofNanos(well[0] - since);
  }

  private boolean works(SteadyAlerts steady, Reconciliation books) throws Exception {
    return bothAreReady() && (books.overdue() == 0 || isStuck()) && arrivesAtOnce(steady);
  }

  private boolean bothAreReady() {
    return lab.nodes().stream().allMatch(node -> node.status("/actuator/health/readiness") == 200);
  }

  private boolean arrivesAtOnce(SteadyAlerts steady) {
    Map<String, String> all = Map.copyOf(steady.accepted());
    long open = all.keySet().stream().filter(mark -> lab.receiver().times(mark) == 0).count();
    return open <= 5;
  }

  private boolean isStuck() throws Exception {
    return !lab.database().ask("select id_ from act_ru_incident").isEmpty();
  }

  /** Nobody answers, but whoever is next in line has alerts of their own. */
  private void nobodyClimbs() throws Exception {
    lab.database()
        .run(
            """
            update act_ru_job set duedate_ = duedate_ + interval '1 day'
            where handler_cfg_ like 'acknowledgementOverdue%'
              and duedate_ < now() + interval '1 hour'
            """);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
