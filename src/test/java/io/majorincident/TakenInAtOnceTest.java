package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a person or a system says is taken in, whatever else happens to the incident in the same
 * moment; who comes second hears who was first. More rounds: -Draces=1000.
 */
class TakenInAtOnceTest extends Night {

  private static final int ROUNDS = Integer.getInteger("races", 2);
  private static final Pattern LINK = Pattern.compile("/pages/[A-Za-z0-9_-]+");
  private static final Pattern TAKEN = Pattern.compile("You have taken it|Du hast übernommen");
  private static final String SECOND =
      ".*(Ben|Clara) \\S+ (has it since|answered it at) \\d\\d:\\d\\d.*";

  @Autowired TestRestTemplate http;
  @Autowired ManagementService management;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void aFalseAlarmInTheMomentOfAnAnswerAndOfATimer() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Incident incident = paged();
      String link = link(BEN);
      SignedInBrowser anna = at("anna");

      List<Object> answers =
          together(
              () -> report(anna, incident, "falseAlarm").getStatusCode(),
              () -> http.postForEntity(link, null, String.class).getStatusCode().value(),
              this::timePasses);
      scenario.settle();

      assertThat(answers.subList(0, 2)).as("round " + round).containsExactly(NO_CONTENT, 200);
      assertThat(scenario.now(incident).status()).isEqualTo(Status.FALSE_ALARM);
      assertThat(scenario.openTasks()).isEmpty();
    }
  }

  @Test
  void whoTakesItInTheMomentWhenTheNextLevelIsCalledHasIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      paged();
      String link = link(BEN);
      scenario.passTime(Duration.ofMinutes(6));

      List<Object> answers =
          together(() -> http.postForEntity(link, null, String.class).getBody(), this::timePasses);

      assertThat(answers.get(0).toString()).as("round " + round).containsPattern(TAKEN);
      scenario.settle();
      assertThat(scenario.tasks("acknowledgePage")).as("round " + round).isEmpty();
    }
  }

  /** The timer has fired, and the step that calls the next level has not yet begun. */
  @Test
  void whoTakesItBetweenTwoLevelsHasItAndNobodyElseIsCalled() {
    paged();
    String link = link(BEN);
    scenario.passTime(Duration.ofMinutes(6));
    timePasses();
    mail.forget();

    assertThat(http.postForEntity(link, null, String.class).getBody()).containsPattern(TAKEN);

    scenario.settle();
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.tasks("acknowledgePage")).isEmpty();
    assertThat(scenario.openTasks()).contains("assessImpact");
  }

  @Test
  void anAlertRepeatedOrClearedWhileAStepOfItsIncidentRuns() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      begin();
      scenario.post(AlertFixture.firing("checkout", "critical"));

      List<Object> answers =
          together(
              () -> status(AlertFixture.firing("checkout", "critical")),
              () -> status(AlertFixture.another("checkout", "critical")),
              () -> status(AlertFixture.resolved("checkout", "critical")),
              this::stepsRun);

      assertThat(answers.subList(0, 3)).as("round " + round).containsOnly(202);
      scenario.settle();
      assertThat(mail.by("pageLevel")).isNotEmpty();
    }
  }

  @Test
  void ofTwoWhoAnswerInTasklistAtOnceTheSecondHearsWhoWasFirst() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      paged();
      String task = scenario.task("acknowledgePage").getId();

      List<Object> answers = together(() -> complete("ben", task), () -> complete("clara", task));

      List<ResponseEntity<?>> both =
          answers.stream().<ResponseEntity<?>>map(it -> (ResponseEntity<?>) it).toList();
      assertThat(both)
          .as("round " + round)
          .extracting(ResponseEntity::getStatusCode)
          .containsExactlyInAnyOrder(NO_CONTENT, CONFLICT);
      both.stream()
          .filter(it -> it.getStatusCode() == CONFLICT)
          .forEach(second -> assertThat(second.getBody().toString()).matches(SECOND));
    }
  }

  @Test
  void whoeverClaimsOrAnswersWhatSomebodyElseHasHearsIt() {
    paged();
    String task = scenario.task("acknowledgePage").getId();

    assertThat(claim("ben", task, "en").getStatusCode()).isEqualTo(NO_CONTENT);
    ResponseEntity<String> second = claim("clara", task, "en");

    assertThat(second.getStatusCode()).isEqualTo(CONFLICT);
    assertThat(second.getBody()).containsPattern("Ben \\S+ has it since \\d\\d:\\d\\d");
    assertThat(claim("clara", task, "de").getBody())
        .containsPattern("Ben \\S+ hat es seit \\d\\d:\\d\\d");
    complete("ben", task);
    assertThat(complete("clara", task).getBody())
        .containsPattern("Ben \\S+ answered it at \\d\\d:\\d\\d");
    assertThat(complete("ben", task).getStatusCode()).isEqualTo(CONFLICT);
  }

  @Test
  void whoAnswersATaskThatTimeHasEndedHearsIt() {
    paged();
    String task = scenario.task("acknowledgePage").getId();
    minutes(6);

    ResponseEntity<String> late = complete("ben", task);

    assertThat(late.getStatusCode()).isEqualTo(CONFLICT);
    assertThat(late.getBody()).contains("It ended at", "without an answer");
  }

  private Incident paged() {
    begin();
    return scenario.alert("checkout", "critical");
  }

  private String link(String address) {
    Matcher link = LINK.matcher(mail.to(address).get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private int status(String alert) {
    return scenario.post(alert).getStatusCode().value();
  }

  private Object timePasses() {
    management.createJobQuery().timers().executable().list().stream()
        .map(Job::getId)
        .forEach(this::attempt);
    return "";
  }

  private Object stepsRun() {
    management.createJobQuery().messages().executable().list().stream()
        .map(Job::getId)
        .forEach(this::attempt);
    return "";
  }

  private void attempt(String job) {
    try {
      management.executeJob(job);
    } catch (RuntimeException lost) {
      // as in the engine, which tries it again
    }
  }

  private ResponseEntity<String> complete(String person, String task) {
    return post(
        person,
        "/engine-rest/task/" + task + "/complete",
        "en",
        Map.of("variables", Map.of("answer", Map.of("value", "accept"))));
  }

  private ResponseEntity<String> claim(String person, String task, String language) {
    return post(person, "/engine-rest/task/" + task + "/claim", language, Map.of("userId", person));
  }

  private ResponseEntity<String> post(
      String person, String path, String language, Map<String, Object> body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.withBasicAuth(person, "demo")
        .exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
  }

  private ResponseEntity<String> report(SignedInBrowser who, Incident incident, String change) {
    Map<String, Object> body = new HashMap<>();
    body.put("key", UUID.randomUUID().toString());
    body.put("change", change);
    body.put("reason", "A test of the monitoring.");
    return who.post("/api/incidents/%s/changes".formatted(incident.number()), body);
  }

  private SignedInBrowser at(String person) {
    return new SignedInBrowser(http).as(person, "tasklist");
  }

  @SafeVarargs
  private List<Object> together(Callable<Object>... acts) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(acts.length);
    List<Future<Object>> running =
        List.of(acts).stream()
            .map(
                act ->
                    threads.submit(
                        () -> {
                          barrier.await(10, TimeUnit.SECONDS);
                          return act.call();
                        }))
            .toList();
    List<Object> said = new ArrayList<>();
    for (Future<Object> each : running) {
      said.add(each.get(30, TimeUnit.SECONDS));
    }
    return said;
  }
}
