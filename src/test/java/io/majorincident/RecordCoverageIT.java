package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.IncidentEvent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Runs after all stories: everything that can be said of an incident, and all that the engine does
 * for it, has been written down in some story.
 */
@DisabledIfSystemProperty(
    named = "test",
    matches = ".+",
    disabledReason = "Maven was told to run some tests only: the others write the other entries.")
class RecordCoverageIT {

  private static final List<String> BY_THE_ENGINE =
      List.of("StepDone", "StepCancelled", "TaskMoved");

  @Test
  void everyKindOfEntryHasBeenWritten() throws IOException {
    Stream<String> told =
        Stream.of(IncidentEvent.class.getPermittedSubclasses()).map(Class::getSimpleName);
    List<String> kinds = Stream.concat(told, BY_THE_ENGINE.stream()).toList();
    assertThat(Coverage.KINDS.all()).containsExactlyInAnyOrderElementsOf(kinds);
  }
}
