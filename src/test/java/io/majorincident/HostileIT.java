package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hostile inputs at every door, from the tables in the folder hostile: each gets a clear refusal,
 * and nothing is executed, stuck, or changed. Every build tries a sample; -Dsamples=all tries all.
 */
class HostileIT extends Night {

  private static final Path CANARY = Path.of("target", "canary").toAbsolutePath();

  /** What no answer may tell: the inside of the application. */
  private static final Pattern INSIDE =
      Pattern.compile("\\tat |ENGINE-\\d|\\b(org|com|java|jakarta|io)\\.[a-z]+\\.[\\w.]*[A-Z]\\w+");

  /** A row for each table and its facts, whichever comes first. */
  private static final Map<String, String> FACTS =
      Map.of(
          "$task", "select id_ from act_ru_task order by create_time_ desc",
          "$instance", "select proc_inst_id_ from act_ru_task",
          "$execution", "select execution_id_ from act_ru_task",
          "$definition", "select proc_def_id_ from act_ru_task",
          "$job", "select id_ from act_ru_job where process_def_id_ is not null",
          "$deployment", "select id_ from act_re_deployment",
          "$filter", "select id_ from act_ru_filter");

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired IdentityService identity;

  private final Map<String, String> names = new HashMap<>();
  private HostileRequest request;
  private WholeDatabase database;
  private Map<String, String> content;

  @BeforeEach
  void anIncidentIsRunning() {
    aStrangerMaySignIn();
    Incident incident = scenario.alert("checkout", "critical");
    FACTS.forEach(
        (name, sql) -> names.put(name, jdbc.sql(sql + " limit 1").query(String.class).single()));
    names.put("$incident", incident.number());
    names.put("$number", incident.number());
    names.put("$key", IncidentContext.ALERT_KEY);
    names.put("$canary", CANARY.toString());
    request = new HostileRequest("http://localhost:" + port);
    database = new WholeDatabase(jdbc);
    content = database.content();
  }

  private void aStrangerMaySignIn() {
    if (identity.createUserQuery().userId("stranger").count() == 0) {
      User stranger = identity.newUser("stranger");
      stranger.setPassword(HostileRequest.PASSWORD_OF_THE_STRANGER);
      identity.saveUser(stranger);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedAndNothingHappens() throws Exception {
    return HostileTables.chosen().stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> isRefused(row)));
  }

  private void isRefused(HostileRow row) throws Exception {
    String before = database.written();
    HttpResponse<String> answer = request.send(row, names);
    assertThat(answer.statusCode()).as(answer.body()).isIn(row.answers());
    assertThat(answer.body()).contains(row.says());
    assertThat(told(answer.body(), row)).as("what the answer tells of the inside").isEmpty();
    assertThat(Files.exists(CANARY)).as("something was executed").isFalse();
    assertThat(changedSince(before)).as("tables that were changed").isEmpty();
  }

  /** What was sent may be repeated. */
  private static List<String> told(String answer, HostileRow row) {
    String sent = row.body() + row.deploy();
    return INSIDE
        .matcher(answer)
        .results()
        .map(MatchResult::group)
        .filter(it -> !sent.contains(it))
        .toList();
  }

  private Set<String> changedSince(String written) {
    if (database.written().equals(written)) {
      return Set.of();
    }
    Map<String, String> now = database.content();
    Set<String> changed = WholeDatabase.changed(content, now);
    content = now;
    return changed;
  }

  @Test
  void noTwoRowsHaveOneName() throws Exception {
    Set<String> names = new HashSet<>();
    assertThat(HostileTables.all()).allMatch(row -> names.add(row.name()));
  }
}
