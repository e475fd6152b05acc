package io.majorincident.gate;

import io.majorincident.process.Steps;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** An expression compares and reads variables; it calls nothing. */
@Component
class ExpressionsOnlyRead implements Rule {

  private final Steps steps;

  ExpressionsOnlyRead(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.diagrams().stream()
        .flatMap(
            diagram ->
                Xml.elements(diagram.xml()).stream()
                    .flatMap(element -> inDiagram(diagram.file(), element)));
  }

  private Stream<Fault> inDiagram(String file, Element element) {
    Stream<String> texts =
        Stream.concat(
            Stream.of(element).filter(it -> !isNote(it)).map(Xml::text),
            Xml.attributes(element).stream()
                .filter(attribute -> !isStep(attribute))
                .map(Attr::getValue));
    return texts
        .flatMap(text -> new Expression(text).fault(steps.names()).stream())
        .map(text -> new Fault(file, Xml.id(element), text));
  }

  /** That one is looked at by {@link OnlyStepsAct}. */
  private static boolean isStep(Attr attribute) {
    return "delegateExpression".equals(attribute.getLocalName())
        && Xml.CAMUNDA.equals(attribute.getNamespaceURI());
  }

  /** The engine knows no notes: they may speak of expressions. */
  private static boolean isNote(Element element) {
    return "text".equals(element.getLocalName())
        && element.getParentNode().getLocalName().equals("textAnnotation");
  }
}
