package io.majorincident.gate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A file holds what Modeler writes and nothing else: the engine reads some elements whatever their
 * namespace is, and some namespaces of others as its own.
 */
@Component
class OnlyKnownWords implements Rule {

  private static final Vocabulary DIAGRAM = Vocabulary.of("diagram");
  private static final Vocabulary TABLE = Vocabulary.of("table");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return Stream.concat(
        set.diagrams().stream().flatMap(file -> inDiagram(file.file(), file.xml())),
        set.tables().stream().flatMap(file -> inTable(file.file(), file.xml())));
  }

  /** What is wrong in a file of which no more is known than that it is XML. */
  static List<Fault> faults(String file, byte[] content) {
    try {
      Document xml = Xml.read(content);
      return (file.endsWith(".dmn") ? inTable(file, xml) : inDiagram(file, xml)).toList();
    } catch (IOException notEvenXml) {
      return List.of();
    }
  }

  private static Stream<Fault> inDiagram(String file, Document xml) {
    return faults(file, xml, DIAGRAM, "bpmn:definitions");
  }

  private static Stream<Fault> inTable(String file, Document xml) {
    return faults(file, xml, TABLE, "dmn:definitions");
  }

  private static Stream<Fault> faults(
      String file, Document xml, Vocabulary vocabulary, String begins) {
    Element root = xml.getDocumentElement();
    Optional<String> wrong = vocabulary.faultOfRoot(root, begins);
    return wrong.isPresent()
        ? wrong.stream().map(text -> Fault.in(file, text))
        : inside(root, vocabulary).map(fault -> new Fault(file, fault.element(), fault.text()));
  }

  /** What stands in an element that has no place there is not looked at any more. */
  private static Stream<Fault> inside(Element element, Vocabulary vocabulary) {
    Stream<Fault> attributes =
        Xml.attributes(element).stream()
            .filter(Vocabulary::isWritten)
            .flatMap(attribute -> vocabulary.fault(element, attribute).stream())
            .map(text -> new Fault("", Xml.id(element), text));
    Stream<Fault> children =
        Xml.children(element).stream().flatMap(child -> child(element, child, vocabulary));
    return Stream.concat(attributes, children);
  }

  private static Stream<Fault> child(Element around, Element child, Vocabulary vocabulary) {
    Optional<String> wrong = vocabulary.faultOfChild(around, child);
    return wrong.isPresent()
        ? wrong.stream().map(text -> new Fault("", Xml.id(child), text))
        : inside(child, vocabulary);
  }
}
