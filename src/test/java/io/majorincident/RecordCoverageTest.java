package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.IncidentEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs last (see junit-platform.properties): everything that can be said of an incident, and all
 * that the engine does for it, has been written down in some story.
 */
@IncidentContext
@Order(Integer.MAX_VALUE)
@DisabledIfSystemProperty(
    named = "test",
    matches = ".+",
    disabledReason = "Maven was told to run some tests only: the others write the other entries.")
class RecordCoverageTest {

  private static final List<String> BY_THE_ENGINE =
      List.of("StepDone", "StepCancelled", "TaskMoved");

  @Autowired JdbcClient jdbc;

  @Test
  void everyKindOfEntryHasBeenWritten() {
    Stream<String> told =
        Stream.of(IncidentEvent.class.getPermittedSubclasses()).map(Class::getSimpleName);
    List<String> kinds = Stream.concat(told, BY_THE_ENGINE.stream()).toList();
    assertThat(jdbc.sql("select distinct kind from timeline_entry").query(String.class).list())
        .containsExactlyInAnyOrderElementsOf(kinds);
  }
}
