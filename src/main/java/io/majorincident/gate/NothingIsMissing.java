package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/**
 * A running incident keeps the set that it began with: every called process, table and form lies in
 * the same set and is bound to it, and nothing lies there that nobody uses.
 */
@Component
class NothingIsMissing implements Rule {

  private static final String HINT = " A process has to be marked as executable.";

  /** One way in which an element needs something else. */
  private enum Need {
    PROCESS("calledElement", "calledElementBinding", "calls the process"),
    TABLE("decisionRef", "decisionRefBinding", "asks the table"),
    FORM("formRef", "formRefBinding", "shows the form");

    private final String attribute;
    private final String binding;
    private final String words;

    Need(String attribute, String binding, String words) {
      this.attribute = attribute;
      this.binding = binding;
      this.words = words;
    }

    String kind() {
      return name().toLowerCase();
    }
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Contents contents = Contents.of(set);
    Set<String> defined = contents.defined();
    return Stream.of(
            set.all(FlowNode.class).flatMap(node -> faults(node, defined)),
            Contents.STARTED_BY_US.stream()
                .filter(process -> !defined.contains("process " + process))
                .map(NothingIsMissing::notStarted),
            unused(set, contents))
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> faults(Found<FlowNode> node, Set<String> defined) {
    return Stream.of(Need.values()).flatMap(need -> faults(node, need, defined));
  }

  private static Stream<Fault> faults(Found<FlowNode> node, Need need, Set<String> defined) {
    String needed = Contents.attribute(node.element(), need.attribute);
    if (needed == null) {
      return Stream.empty();
    }
    if (!defined.contains(need.kind() + " " + needed)) {
      return Stream.of(
          node.fault(
              "It %s '%s', which is missing.%s",
              need.words, needed, need == Need.PROCESS ? HINT : ""));
    }
    boolean bound = "deployment".equals(Contents.attribute(node.element(), need.binding));
    return bound
        ? Stream.empty()
        : Stream.of(
            node.fault(
                "It %s '%s' with another binding than 'deployment': a running incident would change"
                    + " its rules.",
                need.words, needed));
  }

  private static Fault notStarted(String process) {
    return Fault.in(
        process + ".bpmn",
        "The process '%s' is missing: the application starts it.%s".formatted(process, HINT));
  }

  private static Stream<Fault> unused(ParsedSet set, Contents contents) {
    return contents.defined().stream()
        .filter(name -> !contents.needed().contains(name) && !contents.begins().contains(name))
        .map(
            name ->
                Fault.in(file(set, name), "The %s would never be used.".formatted(quoted(name))));
  }

  private static String file(ParsedSet set, String name) {
    String[] parts = name.split(" ", 2);
    return switch (parts[0]) {
      case "process" -> set.process(parts[1]).map(Found::file).orElse(parts[1] + ".bpmn");
      case "form" ->
          set.forms().stream()
              .filter(form -> form.id().equals(parts[1]))
              .map(ParsedSet.Form::file)
              .findFirst()
              .orElse(parts[1] + ".form");
      default -> parts[1] + ".dmn";
    };
  }

  private static String quoted(String name) {
    return name.replaceFirst(" (.*)", " '$1'");
  }
}
