package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.bench.Cost;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one whole life costs, from the alert to the closed postmortem. */
class WholeLifeBench extends Night {

  private static final int WARM_UP = 15;
  private static final int TIMES = 30;

  @Autowired DataSource database;

  @Test
  void wholeLife() throws Exception {
    try (Connection connection = database.getConnection()) {
      lives(WARM_UP);
      connection.createStatement().execute("checkpoint");
      lives(WARM_UP);
      Cost before = Cost.of(connection, ProcessHandle.current().pid());
      lives(TIMES);
      show(Cost.of(connection, ProcessHandle.current().pid()).since(before, TIMES));
    }
  }

  private static void show(Cost life) {
    System.out.printf(
        "whole life: %.0f rows, %.0f KB of WAL, %.0f ms application, %.0f ms database, %.0f KB kept%n%s",
        life.allRows(),
        life.wal() / 1000,
        life.cpuMillis(),
        life.databaseMillis(),
        life.size() / 1000,
        life.shown());
  }

  private void lives(int times) {
    for (int i = 0; i < times; i++) {
      life();
    }
  }

  private void life() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    resolve();
    scenario.fastForward(Duration.ofHours(1));
    scenario.complete("david", "writePostmortem", postmortem());
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    scenario.complete("anna", "completeAction", Map.of("result", "They are watched."));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
  }

  private static Map<String, Object> postmortem() {
    Map<String, Object> form = new HashMap<>();
    for (String part : List.of("summary", "rootCause", "lessons")) {
      form.put(part, "A certificate had expired.");
    }
    form.put(
        "actions",
        IncidentScenario.json(
            "[{\"what\":\"Watch certificates\",\"who\":\"anna\",\"due\":\"2026-12-14\",\"priority\":\"priority\"}]"));
    return form;
  }
}
