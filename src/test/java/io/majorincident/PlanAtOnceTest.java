package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.planning.Amendment;
import io.majorincident.planning.Amendments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Several people change the on-call plan in the same moment, and others ask it. */
class PlanAtOnceTest extends PlannersNight {

  private static final String DAY = "2026-12-%02dT08:00:00Z";

  @Autowired Plan plan;
  @Autowired Amendments amendments;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    RequestContextHolder.resetRequestAttributes();
    threads.shutdownNow();
  }

  @Test
  void nobodyElseSeesWhatIsNotCommittedAndNobodyAtAllWhatIsRolledBack() {
    transaction.executeWithoutResult(
        status -> {
          annaTakesOver();
          assertThat(onCall()).as("in the transaction itself").isEqualTo("anna");
          assertThat(elsewhere(this::onCall)).isEqualTo("ben");
          status.setRollbackOnly();
        });

    assertThat(onCall()).isEqualTo("ben");
    assertThat(elsewhere(this::onCall)).isEqualTo("ben");
  }

  @Test
  void theNumberOfWhatIsRolledBackIsNeverTakenAgain() {
    long discarded =
        transaction.execute(
            status -> {
              annaTakesOver();
              status.setRollbackOnly();
              return newest();
            });

    transaction.executeWithoutResult(status -> annaTakesOver());

    assertThat(newest()).isGreaterThan(discarded);
    assertThat(elsewhere(this::onCall)).isEqualTo("anna");
  }

  @Test
  void oneTransactionAsksOnePlanFromItsBeginningToItsEnd() {
    transaction.executeWithoutResult(
        status -> {
          assertThat(onCall()).isEqualTo("ben");
          elsewhere(this::annaTakesOver);
          assertThat(onCall()).as("still the same plan").isEqualTo("ben");
          assertThat(elsewhere(this::onCall)).isEqualTo("anna");
        });

    assertThat(onCall()).isEqualTo("anna");
  }

  @Test
  void oneRequestAsksOnePlanUntilItsTransactionIsRolledBack() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    assertThat(onCall()).isEqualTo("ben");
    elsewhere(this::annaTakesOver);

    assertThat(onCall()).isEqualTo("ben");
    String asked = transaction.execute(status -> onCall());
    assertThat(asked).as("in the same request").isEqualTo("ben");
    transaction.executeWithoutResult(
        status -> {
          assertThat(onCall()).isEqualTo("ben");
          status.setRollbackOnly();
        });
    assertThat(onCall()).as("what is done again goes by the newest").isEqualTo("anna");
  }

  @Test
  void ofTwentyWhoTakeOverShiftsOnDifferentDaysAtOnceAllDo() throws Exception {
    List<CompletableFuture<ResponseEntity<JsonNode>>> answers =
        atOnce(20, day -> takeOver(day % 2 == 0 ? "anna" : "ben", day));

    for (CompletableFuture<ResponseEntity<JsonNode>> answer : answers) {
      assertThat(answer.get(30, TimeUnit.SECONDS).getStatusCode())
          .as(() -> answer.join().toString())
          .isEqualTo(OK);
    }
    IntStream.rangeClosed(1, 20)
        .forEach(
            day ->
                assertThat(onCall(DAY.formatted(day)))
                    .as("on day " + day)
                    .isEqualTo(day % 2 == 0 ? "anna" : "ben"));
  }

  @Test
  void ofManyWhoHaveChangedTheSameVersionOneWinsAndAllOthersAreTold() {
    String version = version();

    List<Object> answers =
        atOnce(
                9,
                shop -> {
                  String changed = before.replace("company: Muster Shop", "company: Shop " + shop);
                  return change("admin", version, changed);
                })
            .stream()
            .map(CompletableFuture::join)
            .<Object>map(ResponseEntity::getStatusCode)
            .toList();

    assertThat(answers).containsOnlyOnce(OK).containsOnly(OK, PRECONDITION_FAILED);
  }

  private List<CompletableFuture<ResponseEntity<JsonNode>>> atOnce(
      int count, IntFunction<ResponseEntity<JsonNode>> act) {
    CyclicBarrier barrier = new CyclicBarrier(count);
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            each ->
                CompletableFuture.supplyAsync(
                    () -> {
                      meet(barrier);
                      return act.apply(each);
                    },
                    threads))
        .toList();
  }

  @Test
  void whoComesSecondForTheSameShiftHearsWhy() {
    CompletableFuture<ResponseEntity<JsonNode>> second =
        transaction.execute(
            status -> {
              add("ben", DAY.formatted(3), DAY.formatted(4));
              CompletableFuture<ResponseEntity<JsonNode>> asks =
                  CompletableFuture.supplyAsync(() -> takeOver("anna", 3), threads);
              untilItWaits(asks);
              return asks;
            });

    assertThat(second.join().getStatusCode()).isEqualTo(CONFLICT);
    assertThat(second.join().getBody().path("message").asText())
        .startsWith("The on-call plan has just changed, and does not allow this any more:")
        .endsWith("Nothing was done. Look at the plan and choose again.");
    assertThat(onCall(DAY.formatted(3))).isEqualTo("ben");
  }

  private ResponseEntity<JsonNode> takeOver(String person, int day) {
    Map<String, Object> form =
        Map.of(
            "onCallTeam",
            Map.of("value", "payments"),
            "dutyFrom",
            Map.of("value", DAY.formatted(day)),
            "dutyUntil",
            Map.of("value", DAY.formatted(day + 1)));
    return http.withBasicAuth(person, "demo")
        .postForEntity(
            "/engine-rest/process-definition/key/takeOverShift/submit-form",
            Map.of("variables", form),
            JsonNode.class);
  }

  private String annaTakesOver() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return transaction.execute(
        status -> add("anna", now.toString(), now.plus(4, ChronoUnit.HOURS).toString()));
  }

  private String add(String person, String from, String to) {
    String entry =
        "{person: %s, from: %s, to: %s}".formatted(person, onTheWall(from), onTheWall(to));
    amendments.add(
        List.of(new Amendment("payments", "overrides", entry)), person, "They have agreed.");
    return person;
  }

  /** In Berlin, in winter. */
  private static String onTheWall(String utc) {
    return Instant.parse(utc)
        .plus(1, ChronoUnit.HOURS)
        .toString()
        .replace('T', ' ')
        .substring(0, "2026-12-01 00:00".length());
  }

  private String onCall() {
    return onCall(clock.instant().toString());
  }

  private String onCall(String moment) {
    return plan.onCall("payments", Level.PRIMARY, Instant.parse(moment)).stream()
        .map(Person::id)
        .findFirst()
        .orElse("nobody");
  }

  private long newest() {
    return jdbc.sql("select max(number) from plan_version").query(Long.class).single();
  }

  private String elsewhere(Supplier<String> question) {
    return CompletableFuture.supplyAsync(question, threads).join();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception nobodyCame) {
      throw new IllegalStateException(nobodyCame);
    }
  }

  /** Until the second one waits for the first, or has come to its end without it. */
  private void untilItWaits(CompletableFuture<?> second) {
    while (!second.isDone() && waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  private long waiting() {
    return jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class).single();
  }
}
