package io.majorincident.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Diagrams and tables as the plain XML that they are, where nothing can hide from a reader. */
final class Xml {

  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private Xml() {}

  /** The same elements that the model was made of. */
  static Document of(ModelInstance model) {
    return (Document) model.getDocument().getDomSource().getNode();
  }

  static Document read(byte[] content) throws IOException {
    try {
      return builder().parse(new ByteArrayInputStream(content));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(e);
    }
  }

  /** Every element, from the root down. */
  static List<Element> elements(Document document) {
    List<Element> all = new ArrayList<>();
    collect(document.getDocumentElement(), all);
    return all;
  }

  static List<Attr> attributes(Element element) {
    List<Attr> all = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      all.add((Attr) element.getAttributes().item(i));
    }
    return all;
  }

  /** The text that stands in the element itself, and not in one inside of it. */
  static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(node.getNodeValue());
      }
    }
    return text.toString();
  }

  /** The id of the element or, if it has none, of the nearest one around it that has. */
  static String id(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (around.hasAttribute("id")) {
        return around.getAttribute("id");
      }
    }
    return "";
  }

  /** The reason in one line. */
  static String why(Throwable unreadable) {
    Throwable cause = unreadable;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
  }

  /** The elements that stand in it. */
  static List<Element> children(Element element) {
    List<Element> all = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element inner) {
        all.add(inner);
      }
    }
    return all;
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    children(element).forEach(inner -> collect(inner, all));
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder;
  }
}
