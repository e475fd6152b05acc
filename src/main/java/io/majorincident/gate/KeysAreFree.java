package io.majorincident.gate;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;
import static io.majorincident.process.IncidentVariables.ACKNOWLEDGE_BY;
import static io.majorincident.process.IncidentVariables.ACTION_OWNER;
import static io.majorincident.process.IncidentVariables.ASKED_PEOPLE;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.CONFIRMED_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_PEOPLE;
import static io.majorincident.process.IncidentVariables.POSTMORTEM_AUTHOR;
import static io.majorincident.process.IncidentVariables.REPORTED_INCIDENT;
import static io.majorincident.process.IncidentVariables.SYSTEM_CALL;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.gate.ParsedSet.Form;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.process.Steps;
import io.majorincident.process.Variable;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/**
 * What a form writes takes the place of nothing that the process itself knows: no step, no fact of
 * the incident, no result of a table, and not who started it.
 */
@Component
class KeysAreFree implements Rule {

  /** The form that asks which incident it is about; the answer is checked. */
  private static final String ASKS_FOR_INCIDENT = "changeReported";

  private static final Set<String> SET_BY_STEPS =
      Stream.of(
              REPORTED_INCIDENT,
              PAGE,
              PAGED_PEOPLE,
              ACKNOWLEDGE_BY,
              ACKNOWLEDGED_BY,
              CONFIRMED_BY,
              COMPLETED_BY,
              POSTMORTEM_AUTHOR,
              ACTION_OWNER,
              ASKED_PEOPLE,
              TIRED_PERSON,
              SYSTEM_CALL)
          .map(Variable::name)
          .collect(Collectors.toSet());

  private final Steps steps;

  KeysAreFree(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Set<String> taken = new HashSet<>(SET_BY_STEPS);
    taken.addAll(IncidentFacts.NAMES);
    taken.addAll(steps.names());
    set.decisions().map(Decision::getId).forEach(taken::add);
    set.all(StartEvent.class)
        .map(start -> start.element().getCamundaInitiator())
        .filter(Objects::nonNull)
        .forEach(taken::add);
    return set.forms().stream().flatMap(form -> faults(form, taken));
  }

  private static Stream<Fault> faults(Form form, Set<String> taken) {
    return keys(form.content())
        .filter(taken::contains)
        .filter(
            key -> !(key.equals(REPORTED_INCIDENT.name()) && form.id().equals(ASKS_FOR_INCIDENT)))
        .map(
            key ->
                new Fault(
                    form.file(),
                    key,
                    "The process itself sets '%s': give the field another key.".formatted(key)));
  }

  /** The names of the variables that it writes. */
  private static Stream<String> keys(JsonNode container) {
    Stream.Builder<String> keys = Stream.builder();
    for (JsonNode component : container.path("components")) {
      String name = component.path("path").asText(component.path("key").asText());
      if (!name.isEmpty()) {
        keys.add(name.split("\\.")[0]);
      } else {
        keys(component).forEach(keys);
      }
    }
    return keys.build();
  }
}
