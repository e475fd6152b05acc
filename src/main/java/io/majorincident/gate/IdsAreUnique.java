package io.majorincident.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** What is called by its id is there once, and a message begins one process. */
@Component
class IdsAreUnique implements Rule {

  /** A name and the file that gives it. */
  private record Given(String name, String file) {}

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Map<String, List<String>> files =
        Stream.of(processes(set), tables(set), graphs(set), forms(set), starts(set))
            .flatMap(given -> given)
            .collect(
                Collectors.groupingBy(
                    Given::name,
                    TreeMap::new,
                    Collectors.mapping(Given::file, Collectors.toList())));
    return files.entrySet().stream()
        .filter(name -> name.getValue().size() > 1)
        .map(name -> fault(name.getKey(), name.getValue()));
  }

  private static Fault fault(String name, List<String> files) {
    String others = files.stream().skip(1).distinct().collect(Collectors.joining(", "));
    return Fault.in(
        files.get(0), "The %s is in %s, too: there can be only one.".formatted(name, others));
  }

  private static Stream<Given> processes(ParsedSet set) {
    return set.processes().map(it -> new Given("process '%s'".formatted(it.id()), it.file()));
  }

  private static Stream<Given> tables(ParsedSet set) {
    return set.tables().stream()
        .flatMap(
            table ->
                table.model().getModelElementsByType(Decision.class).stream()
                    .map(it -> new Given("table '%s'".formatted(it.getId()), table.file())));
  }

  /** Several tables in one file have a name together. */
  private static Stream<Given> graphs(ParsedSet set) {
    return set.tables().stream()
        .filter(table -> table.model().getModelElementsByType(Decision.class).size() > 1)
        .map(
            table ->
                new Given(
                    "id '%s' of all tables".formatted(table.model().getDefinitions().getId()),
                    table.file()));
  }

  private static Stream<Given> forms(ParsedSet set) {
    return set.forms().stream()
        .map(form -> new Given("form '%s'".formatted(form.id()), form.file()));
  }

  private static Stream<Given> starts(ParsedSet set) {
    return set.all(StartEvent.class)
        .filter(start -> start.element().getParentElement() instanceof Process)
        .flatMap(
            start ->
                start.element().getEventDefinitions().stream()
                    .filter(MessageEventDefinition.class::isInstance)
                    .map(event -> ((MessageEventDefinition) event).getMessage())
                    .filter(message -> message != null)
                    .map(
                        message ->
                            new Given(
                                "start by the message '%s'".formatted(message.getName()),
                                start.file())));
  }
}
