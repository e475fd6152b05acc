package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.majorincident.incident.IncidentEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs last (see {@link WholeSuite}): everything that can be said of an incident, and all that the
 * engine does for it, has been written down in some story.
 */
@IncidentContext
@Order(Integer.MAX_VALUE)
class RecordCoverageTest {

  private static final List<String> BY_THE_ENGINE =
      List.of("StepDone", "StepCancelled", "TaskMoved");

  @Autowired JdbcClient jdbc;

  @Test
  void everyKindOfEntryHasBeenWritten() {
    assumeThat(WholeSuite.absentStories()).as("stories that did not run").isEmpty();
    Stream<String> told =
        Stream.of(IncidentEvent.class.getPermittedSubclasses()).map(Class::getSimpleName);
    List<String> kinds = Stream.concat(told, BY_THE_ENGINE.stream()).toList();
    assertThat(jdbc.sql("select distinct kind from timeline_entry").query(String.class).list())
        .containsExactlyInAnyOrderElementsOf(kinds);
  }
}
