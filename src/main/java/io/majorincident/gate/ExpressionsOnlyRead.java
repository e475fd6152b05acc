package io.majorincident.gate;

import io.majorincident.process.Steps;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** An expression compares and reads variables; it calls nothing. Tables are written in FEEL. */
@Component
class ExpressionsOnlyRead implements Rule {

  private final Steps steps;

  ExpressionsOnlyRead(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return Stream.concat(
        set.diagrams().stream()
            .flatMap(
                diagram ->
                    Xml.elements(diagram.xml()).stream()
                        .flatMap(element -> inDiagram(diagram.file(), element))),
        set.tables().stream()
            .flatMap(
                table ->
                    Xml.elements(table.xml()).stream()
                        .flatMap(element -> inTable(table.file(), element).stream())));
  }

  private Stream<Fault> inDiagram(String file, Element element) {
    Set<String> names = steps.names();
    Stream<String> texts =
        Stream.concat(
            Stream.of(Xml.text(element)),
            Xml.attributes(element).stream()
                .filter(attribute -> !isStep(attribute))
                .map(Attr::getValue));
    return texts
        .flatMap(text -> Expression.in(text).stream())
        .flatMap(expression -> expression.fault(names).stream())
        .map(text -> new Fault(file, Xml.id(element), text));
  }

  /** That one is looked at by {@link OnlyStepsAct}. */
  private static boolean isStep(Attr attribute) {
    return "delegateExpression".equals(attribute.getLocalName());
  }

  private static Optional<Fault> inTable(String file, Element element) {
    return Optional.of(element.getAttribute("expressionLanguage"))
        .filter(language -> !language.isEmpty() && !language.toLowerCase().contains("feel"))
        .map(
            language ->
                new Fault(
                    file,
                    Xml.id(element),
                    "It is written in '%s', which is not allowed: write it in FEEL."
                        .formatted(language)));
  }
}
