package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Importance;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Rating;
import io.majorincident.incident.Report;
import io.majorincident.incident.ReporterKind;
import io.majorincident.incident.Severity;
import io.majorincident.incident.Status;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.Race;
import io.majorincident.process.TransactionRetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers, the next level and the end of the incident meet in the same moment: there is one winner,
 * the losers are told, and nothing else goes wrong. More rounds: -Draces=5000.
 */
class RacesTest extends Night {

  private static final int ROUNDS = Integer.getInteger("races", 25);
  private static final Pattern LINK = Pattern.compile("/pages/[A-Za-z0-9_-]+");
  private static final Pattern TAKEN = Pattern.compile("You have taken it|Du hast übernommen");
  private static final Pattern LOST =
      Pattern.compile(
          "has already taken it|hat schon übernommen|This page is over|Diese Alarmierung ist vorbei"
              + "|not needed any more|nicht mehr gebraucht|being called|gerade gerufen");

  @Autowired IncidentProcess process;
  @Autowired Incidents incidents;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TransactionRetry retry;
  @Autowired TestRestTemplate http;

  private static final Map<String, DecidedPlan> PLANS =
      Map.of(
          "responsePlan",
          new DecidedPlan(
              Map.of(
                  "acknowledgeWithin", "PT5M",
                  "pagingLevels", "team",
                  "pagingRounds", 3,
                  "tryMail", "PT0S,PT1M")));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Incident incident;
  private Map<String, String> links;

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  /** What somebody does, or what time does. */
  private interface Act {
    /** What was said back; empty if nothing is. */
    String go() throws Exception;
  }

  /** Every order of two: the one has written and not yet committed when the other begins. */
  @Test
  void whoeverComesSecondFindsWhatTheFirstHasDone() throws Exception {
    List<String> acts = List.of("ben takes it", "anna declines", "time", "resolved");
    for (String first : acts) {
      for (String second :
          List.of("ben takes it", "anna takes it", "ben refuses in Tasklist", "time", "resolved")) {
        open();
        List<String> said = oneHeldOpen(inside(first), act(second));
        goOn();
        oneOutcome(first + ", then " + second, List.of(first, second), said);
      }
    }
  }

  @Test
  void ofManyAtOnceOneWins() throws Exception {
    Random random = new Random(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      open();
      List<String> acts =
          new ArrayList<>(
              List.of(
                  "ben takes it",
                  "anna takes it",
                  "anna declines",
                  "ben refuses in Tasklist",
                  "time",
                  "resolved"));
      Collections.shuffle(acts, random);
      List<String> racing = acts.subList(0, 2 + random.nextInt(acts.size() - 1));
      List<String> said = together(racing.stream().map(this::act).toList());
      goOn();
      oneOutcome("round %d: %s".formatted(round, racing), racing, said);
    }
  }

  /** A page that asks Ben and Anna. */
  private void open() {
    mail.forget();
    incident =
        incidents.open(
            new Report(
                "Checkout fails",
                "",
                "checkout",
                "payments",
                Importance.CRITICAL,
                Severity.of(1),
                "Clara",
                ReporterKind.STAFF,
                clock.instant(),
                ""));
    incidents.rate(
        incident.number(), new Rating(Severity.of(1), true, Priority.P1, 90, PLANS), null);
    runtime.startProcessInstanceByKey("applyChange", incident.number(), variables());
    scenario.settle();
    links = Map.of("ben", link(BEN), "anna", link(ANNA));
  }

  private Map<String, Object> variables() {
    return Map.ofEntries(
        Map.entry("change", "people"),
        Map.entry("changedBy", "clara"),
        Map.entry("changeReason", "Your help is needed"),
        Map.entry("reportedSeverity", 1),
        Map.entry("alerts", ""),
        Map.entry("changedRole", ""),
        Map.entry("newHolder", ""),
        Map.entry("pagedTeam", incident.team()));
  }

  private String link(String address) {
    Matcher link = LINK.matcher(mail.to(address).get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private Act act(String what) {
    return switch (what) {
      case "ben takes it" -> () -> answer("ben", "accept");
      case "anna takes it" -> () -> answer("anna", "accept");
      case "anna declines" -> () -> answer("anna", "decline");
      case "ben refuses in Tasklist" -> this::benRefusesInTasklist;
      case "time" -> this::timePasses;
      default -> () -> again(this::impactGone);
    };
  }

  /** As above, in the transaction of whoever calls it. */
  private Act inside(String what) {
    String page = page();
    return switch (what) {
      case "ben takes it" -> () -> "" + process.pageAcknowledged(page, "ben");
      case "anna declines" ->
          () -> {
            process.pageDeclined(page, "anna");
            return "";
          };
      case "time" -> this::timePasses;
      default -> this::impactGone;
    };
  }

  private String answer(String person, String answer) {
    ResponseEntity<String> page =
        http.postForEntity(links.get(person) + "?answer=" + answer, null, String.class);
    assertThat(page.getStatusCode().is2xxSuccessful()).as(page.getBody()).isTrue();
    return person + " " + answer + ": " + page.getBody();
  }

  /** If the task is gone, or somebody else has just answered it, he is told that. */
  private String benRefusesInTasklist() {
    Task task = scenario.task("acknowledgePage", incident);
    if (task != null) {
      ResponseEntity<String> answer =
          http.withBasicAuth("ben", "demo")
              .postForEntity(
                  "/engine-rest/task/" + task.getId() + "/complete",
                  Map.of("variables", Map.of("answer", Map.of("value", "decline"))),
                  String.class);
      assertThat(answer.getStatusCode())
          .as(answer.getBody())
          .isIn(HttpStatus.NO_CONTENT, HttpStatus.CONFLICT);
    }
    return "";
  }

  /** The five minutes are over; if the timer is gone or loses, the engine tries it no more. */
  private String timePasses() {
    timers().forEach(this::execute);
    return "";
  }

  private void execute(String job) {
    try {
      management.executeJob(job);
    } catch (RuntimeException lost) {
      if (!Race.isCauseOf(lost) && !(Race.mayBeCauseOf(lost) && isGone(job))) {
        throw lost;
      }
    }
  }

  private boolean isGone(String job) {
    return management.createJobQuery().jobId(job).count() == 0;
  }

  private String impactGone() {
    incidents.move(incident.number(), Status.RESOLVED);
    return "";
  }

  /** As the engine does with the step. */
  private String again(Callable<String> step) {
    return retry.run(() -> transaction.execute(status -> unchecked(step)));
  }

  private static String unchecked(Callable<String> step) {
    try {
      return step.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> together(List<Act> acts) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(acts.size());
    List<Future<String>> running = new ArrayList<>();
    for (Act act : acts) {
      running.add(
          threads.submit(
              () -> {
                barrier.await(10, TimeUnit.SECONDS);
                return act.go();
              }));
    }
    List<String> said = new ArrayList<>();
    for (Future<String> each : running) {
      said.add(each.get(30, TimeUnit.SECONDS));
    }
    return said;
  }

  private List<String> oneHeldOpen(Act first, Act second) throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Future<String> one = threads.submit(() -> heldOpen(first, written, mayCommit));
    assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
    Future<String> other = threads.submit(second::go);
    untilItWaits(other);
    mayCommit.countDown();
    one.get(20, TimeUnit.SECONDS);
    return List.of(other.get(20, TimeUnit.SECONDS));
  }

  private String heldOpen(Act act, CountDownLatch written, CountDownLatch mayCommit) {
    return transaction.execute(
        status ->
            unchecked(
                () -> {
                  String said = act.go();
                  written.countDown();
                  assertThat(mayCommit.await(20, TimeUnit.SECONDS)).isTrue();
                  return said;
                }));
  }

  /** Until the second one waits for a row of the first, or has come to its end without it. */
  private void untilItWaits(Future<String> second) {
    while (!second.isDone() && waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  private long waiting() {
    return jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class).single();
  }

  /** What follows at once, such as the next level. */
  private void goOn() {
    scenario.settle();
  }

  private void oneOutcome(String round, List<String> acts, List<String> said) {
    List<String> takers = takers();
    oneWinner(round, acts, takers);
    said.stream()
        .filter(body -> TAKEN.matcher(body).find())
        .forEach(body -> assertThat(body).as(round).startsWith(takers.get(0) + " "));
    said.stream().filter(body -> body.contains(" accept: ")).forEach(body -> isTold(round, body));
    recordedOnce(round, takers.size());
    nothingWaits(round, takers.isEmpty());
    transaction.executeWithoutResult(status -> impactGone());
  }

  /** Whoever takes it wins, but over somebody who has taken it, and over the end of it all. */
  private void oneWinner(String round, List<String> acts, List<String> takers) {
    List<String> wanted =
        acts.stream()
            .filter(act -> act.endsWith(" takes it"))
            .map(act -> act.split(" ")[0])
            .toList();
    boolean over = acts.contains("resolved");
    assertThat(takers)
        .as(round)
        .hasSizeBetween(wanted.isEmpty() || over ? 0 : 1, 1)
        .isSubsetOf(wanted);
    assertThat(takers.isEmpty() && !over)
        .as(round + ": somebody is asked if and only if nobody has won")
        .isEqualTo(!pages("ended_at is null").isEmpty());
  }

  private List<String> takers() {
    return jdbc.sql(
            """
            select acknowledged_by from page
            where incident = :incident and acknowledged_by is not null
            """)
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }

  /** That they have it, who has it, that it is over, or that the next page asks them anew. */
  private static void isTold(String round, String body) {
    assertThat(TAKEN.matcher(body).find() || LOST.matcher(body).find())
        .as(round + "\n" + body)
        .isTrue();
  }

  /** The timeline says of each page exactly once how it ended. */
  private void recordedOnce(String round, int taken) {
    List<String> told = scenario.told(incident);
    assertThat(told.stream().filter(it -> it.contains("acknowledged the page")))
        .as(round)
        .hasSize(taken);
    for (String page : pages("ended_at is not null")) {
      assertThat(told.stream().filter(it -> ends(it, page))).as(round + " " + page).hasSize(1);
    }
    assertThat(told.stream().filter(it -> it.contains("cannot take the page")))
        .as(round)
        .doesNotHaveDuplicates();
  }

  private static boolean ends(String told, String page) {
    return told.contains("[%s]".formatted(page))
        && (told.contains("acknowledged the page") || told.contains("was not answered"));
  }

  private void nothingWaits(String round, boolean untaken) {
    boolean over = incidents.get(incident.number()).status() == Status.RESOLVED;
    List<String> open = pages("ended_at is null");
    assertThat(open).as(round).hasSize(over || !untaken ? 0 : 1);
    assertThat(scenario.task("acknowledgePage", incident) == null)
        .as(round)
        .isEqualTo(open.isEmpty());
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from delivery where reference = :incident and state = 'waiting'
                      and topic not in (select id from page where ended_at is null)
                    """)
                .param("incident", incident.number())
                .query(Long.class)
                .single())
        .as(round)
        .isZero();
  }

  private List<String> pages(String which) {
    return jdbc.sql("select id from page where incident = :incident and " + which)
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }

  private String page() {
    return pages("ended_at is null").get(0);
  }

  private List<String> timers() {
    return management.createJobQuery().timers().list().stream()
        .filter(job -> !job.isSuspended() && incident.number().equals(numberOf(job)))
        .map(Job::getId)
        .toList();
  }

  private String numberOf(Job job) {
    var part =
        job.getProcessInstanceId() == null
            ? null
            : runtime
                .createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
    return part == null ? null : part.getBusinessKey();
  }
}
