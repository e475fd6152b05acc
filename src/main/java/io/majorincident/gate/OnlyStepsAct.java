package io.majorincident.gate;

import io.majorincident.process.Steps;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * A diagram acts by the steps that the application offers and by nothing else. What is deployed
 * runs with the rights of the application.
 */
@Component
class OnlyStepsAct implements Rule {

  private static final Set<String> ACTING_TASKS = Set.of("serviceTask", "sendTask");

  private final Steps steps;

  OnlyStepsAct(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.diagrams().stream()
        .flatMap(
            diagram ->
                Xml.elements(diagram.xml()).stream()
                    .flatMap(element -> wrong(element))
                    .map(wrong -> new Fault(diagram.file(), wrong.element(), wrong.text())));
  }

  private Stream<Fault> wrong(Element element) {
    Stream<String> wrong = Stream.of(step(element), nothing(element)).flatMap(Optional::stream);
    return wrong.map(text -> new Fault("", Xml.id(element), text));
  }

  private Optional<String> step(Element element) {
    return Optional.of(element.getAttributeNS(Xml.CAMUNDA, "delegateExpression"))
        .filter(expression -> !expression.isEmpty() && !offered(expression))
        .map(
            expression ->
                "It calls %s, but there is no such step. There are: %s."
                    .formatted(
                        expression, String.join(", ", steps.names().stream().sorted().toList())));
  }

  private boolean offered(String expression) {
    return expression.matches("\\$\\{\\w+}")
        && steps.names().contains(expression.substring(2, expression.length() - 1));
  }

  private static Optional<String> nothing(Element element) {
    return ACTING_TASKS.contains(element.getLocalName())
            && !element.hasAttributeNS(Xml.CAMUNDA, "delegateExpression")
        ? Optional.of("It does nothing: choose one of the steps as its delegate expression.")
        : Optional.empty();
  }
}
