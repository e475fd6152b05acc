package io.majorincident.gate;

import static io.majorincident.gate.Xml.CAMUNDA;

import io.majorincident.incident.IncidentFacts;
import io.majorincident.process.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * The facts of an incident stand in one place. A diagram reads them by their names, so it neither
 * hands them on nor keeps anything else under such a name, which would never be read. Only a table
 * gets them handed in, since it knows nothing but variables.
 */
@Component
class FactsStandAlone implements Rule {

  /** Where a diagram names a variable that it sets, by element and attribute. */
  private record Place(String element, String attribute) {}

  private static final List<Place> MAPPINGS =
      List.of(
          new Place("in", "source"),
          new Place("in", "target"),
          new Place("out", "source"),
          new Place("out", "target"),
          new Place("outputParameter", "name"));

  private static final Set<String> NAMING_A_RESULT =
      Set.of("resultVariable", "initiator", "elementVariable");

  private final Steps steps;

  FactsStandAlone(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Set<String> taken = new HashSet<>(steps.names());
    taken.addAll(IncidentFacts.NAMES);
    return set.diagrams().stream()
        .flatMap(
            diagram ->
                Xml.elements(diagram.xml()).stream()
                    .flatMap(element -> faults(element, taken))
                    .map(fault -> fault.apply(diagram.file())));
  }

  private static Stream<Function<String, Fault>> faults(Element element, Set<String> taken) {
    return Stream.of(mapped(element, taken), results(element, taken), awaited(element))
        .flatMap(faults -> faults)
        .map(text -> file -> new Fault(file, Xml.id(element), text));
  }

  private static Stream<String> mapped(Element element, Set<String> taken) {
    if (!CAMUNDA.equals(element.getNamespaceURI())) {
      return Stream.empty();
    }
    return Stream.concat(
        MAPPINGS.stream()
            .filter(place -> place.element().equals(element.getLocalName()))
            .map(place -> element.getAttribute(place.attribute()))
            .filter(taken::contains)
            .distinct()
            .map(FactsStandAlone::deleteMapping),
        input(element, taken).stream());
  }

  /** A table reads variables only. */
  private static Optional<String> input(Element element, Set<String> taken) {
    String name = element.getAttribute("name");
    return element.getLocalName().equals("inputParameter")
            && taken.contains(name)
            && !isOfTable(element)
        ? Optional.of(deleteMapping(name))
        : Optional.empty();
  }

  private static boolean isOfTable(Element parameter) {
    return parameter.getParentNode().getParentNode().getParentNode() instanceof Element step
        && "businessRuleTask".equals(step.getLocalName());
  }

  private static String deleteMapping(String name) {
    return "'%s' stands for itself everywhere in the diagrams of an incident: delete this mapping."
        .formatted(name);
  }

  private static Stream<String> results(Element element, Set<String> taken) {
    return NAMING_A_RESULT.stream()
        .map(attribute -> element.getAttributeNS(CAMUNDA, attribute))
        .filter(taken::contains)
        .map(
            name ->
                "'%s' is the name of a step or of a fact of the incident: choose another one, since a variable of that name would never be read."
                    .formatted(name));
  }

  private static Stream<String> awaited(Element element) {
    if (!"conditionalEventDefinition".equals(element.getLocalName())) {
      return Stream.empty();
    }
    return IncidentFacts.NAMES.stream()
        .filter(fact -> names(element.getTextContent(), fact))
        .map(
            fact ->
                "The engine looks at a condition only when a variable changes, and '%s' is none: wait for the message '%s' instead."
                    .formatted(fact, message(fact)));
  }

  private static boolean names(String condition, String fact) {
    return Pattern.compile("\\b" + fact + "\\b").matcher(condition).find();
  }

  /** Who is told of a change. */
  private static String message(String fact) {
    return fact.equals("incidentManager") ? "SomethingChanged" : "CadenceChanged";
  }
}
