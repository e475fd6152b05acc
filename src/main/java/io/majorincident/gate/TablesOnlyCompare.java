package io.majorincident.gate;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A cell compares and reckons with what the table was given; it neither repeats nor calls. */
@Component
class TablesOnlyCompare implements Rule {

  /** What the engine evaluates, and whether it tests an input. */
  private static final Map<String, Boolean> EVALUATED =
      Map.of(
          "inputExpression", false,
          "inputEntry", true,
          "outputEntry", false,
          "defaultOutputEntry", false,
          "literalExpression", false);

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.tables().stream()
        .flatMap(
            table ->
                Xml.elements(table.xml()).stream()
                    .filter(element -> EVALUATED.containsKey(element.getLocalName()))
                    .flatMap(element -> faults(table.file(), element)));
  }

  private static Stream<Fault> faults(String file, Element element) {
    boolean test = EVALUATED.get(element.getLocalName());
    return Xml.children(element).stream()
        .filter(child -> child.getLocalName().equals("text"))
        .flatMap(text -> new FeelText(Xml.text(text), test).fault().stream())
        .map(text -> new Fault(file, Xml.id(element), text));
  }
}
