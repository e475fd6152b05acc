package io.majorincident.gate;

import io.majorincident.message.Texts;
import io.majorincident.process.ProcessMessage;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Every message that a diagram waits for is told by the application, and every text is there. */
@Component
class NamesAreKnown implements Rule {

  /** The input parameters of steps that name a text. */
  static final Set<String> NAMES_A_TEXT = Set.of("text");

  private final Texts texts;

  NamesAreKnown(Texts texts) {
    this.texts = texts;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return Stream.of(messages(set), signals(set), texts(set)).flatMap(faults -> faults);
  }

  private static Stream<Fault> messages(ParsedSet set) {
    return set.all(Message.class)
        .filter(message -> !ProcessMessage.exists(message.element().getName()))
        .map(
            message ->
                message.fault(
                    "Nobody ever sends the message '%s'. There are: %s.",
                    message.element().getName(), known()));
  }

  private static String known() {
    return String.join(
        ", ", Stream.of(ProcessMessage.values()).map(ProcessMessage::id).sorted().toList());
  }

  private static Stream<Fault> signals(ParsedSet set) {
    return set.all(Signal.class)
        .map(signal -> signal.fault("A signal reaches every incident at once: use a message."));
  }

  private Stream<Fault> texts(ParsedSet set) {
    return set.diagrams().stream()
        .flatMap(
            diagram ->
                Xml.elements(diagram.xml()).stream()
                    .filter(NamesAreKnown::namesAText)
                    .filter(element -> !texts.knows(Xml.text(element).strip()))
                    .map(element -> unknown(diagram.file(), element)));
  }

  private static boolean namesAText(Element element) {
    return Xml.CAMUNDA.equals(element.getNamespaceURI())
        && element.getLocalName().equals("inputParameter")
        && NAMES_A_TEXT.contains(element.getAttribute("name"));
  }

  private static Fault unknown(String file, Element element) {
    return new Fault(
        file,
        Xml.id(element),
        "There is no text '%s' in the folder messages.".formatted(Xml.text(element).strip()));
  }
}
