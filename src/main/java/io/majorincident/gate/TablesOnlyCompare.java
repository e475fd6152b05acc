package io.majorincident.gate;

import java.util.List;
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

  /** Of all tables together: taking cells apart takes long. Ours have less than 5,000. */
  private static final int MOST_CHARACTERS = 200_000;

  /** An element and its file. */
  private record Cell(String file, Element element) {

    int length() {
      return element.getTextContent().length();
    }
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    List<Cell> cells =
        set.tables().stream()
            .flatMap(
                table ->
                    Xml.elements(table.xml()).stream()
                        .filter(element -> EVALUATED.containsKey(element.getLocalName()))
                        .map(element -> new Cell(table.file(), element)))
            .toList();
    return cells.stream().mapToInt(Cell::length).sum() > MOST_CHARACTERS
        ? Stream.of(
            Fault.in(
                cells.get(0).file(),
                "The cells of all tables hold more than 200,000 characters: shorten them."))
        : cells.stream().flatMap(cell -> faults(cell.file(), cell.element()));
  }

  private static Stream<Fault> faults(String file, Element element) {
    boolean test = EVALUATED.get(element.getLocalName());
    return Xml.children(element).stream()
        .filter(child -> child.getLocalName().equals("text"))
        .flatMap(text -> new FeelText(Xml.text(text), test).fault().stream())
        .map(text -> new Fault(file, Xml.id(element), text));
  }
}
