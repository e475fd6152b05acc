package io.majorincident.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through XML piece by piece, before anything keeps it: whether it is small enough to be
 * read, and so plain that every reader sees the same in it.
 */
final class XmlBounds {

  /** Our largest diagram has 26 levels, and one of Modeler's with sub-processes seldom more. */
  static final int DEEPEST = 40;

  /** Our largest diagram has about 1,000, drawing included. */
  static final int MOST_ELEMENTS = 10_000;

  /** What Modeler wrote years ago; every reader has that one himself. */
  private static final String OLD_SCHEMA = "http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd";

  private static final XMLInputFactory FACTORY = factory();

  private XmlBounds() {}

  /**
   * @throws IOException if it is too large or too deep, or is written in a way that hides
   *     something; the message is the end of a sentence
   */
  static void check(byte[] content) throws IOException {
    utf8(content);
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
      declared(reader);
      count(reader);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** What a reader takes for the encoding does not matter if there is only one. */
  static void utf8(byte[] content) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    } catch (CharacterCodingException e) {
      throw new IOException("it is not written in UTF-8.");
    }
  }

  private static void declared(XMLStreamReader reader) throws IOException {
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new IOException("it is written in %s: save it in UTF-8.".formatted(encoding));
    }
    if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
      throw new IOException("it is no XML of version 1.0.");
    }
  }

  private static void count(XMLStreamReader reader) throws IOException, XMLStreamException {
    int depth = 0;
    int elements = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      onlyPlain(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        within(++depth, DEEPEST, "it is nested more than %,d elements deep.");
        within(++elements, MOST_ELEMENTS, "it holds more than %,d elements.");
        noSchemaFromElsewhere(reader);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Whoever reads the file would fetch it. */
  private static void noSchemaFromElsewhere(XMLStreamReader reader) throws IOException {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      boolean hint =
          XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))
              && !reader.getAttributeLocalName(i).equals("type");
      if (hint && !reader.getAttributeValue(i).equals(OLD_SCHEMA)) {
        throw new IOException(
            "it names a schema by %s: leave that out.".formatted(reader.getAttributeLocalName(i)));
      }
    }
  }

  private static void onlyPlain(int event) throws IOException {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new IOException("it declares a document type or entities: remove them.");
    }
    if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
      throw new IOException("it holds a processing instruction (<?...?>): remove it.");
    }
  }

  private static void within(int number, int most, String otherwise) throws IOException {
    if (number > most) {
      throw new IOException(otherwise.formatted(most));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    return factory;
  }
}
