package io.majorincident.oncall;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A plan file in which something is added; everything else stays as somebody wrote it. */
public final class PlanText {

  private final String text;

  private PlanText(String text) {
    this.text = text;
  }

  /**
   * Adds an entry to a list of agreements of a team, at its end.
   *
   * @param text a plan that can be read
   * @param team id of a team in it
   * @param list as in "overrides"
   * @param entry in one line, as in {person: anna, from: 2026-12-24}
   * @return the plan with the entry
   */
  public static String with(String text, String team, String list, String entry) {
    Node top = PlanFile.tree(text);
    Node found = value(value(top, "teams").orElseThrow(), team).orElseThrow();
    Node schedule = value(found, "schedule").or(() -> value(found, "rotation")).orElseThrow();
    return new PlanText(text).with((MappingNode) schedule, list, entry);
  }

  /**
   * Adds an entry to a list of a person, at its end.
   *
   * @param text a plan that can be read
   * @param person id of a person in it
   * @param list as in "contacts"
   * @param entry in one line, as in {mail: anna@company.example}
   * @return the plan with the entry
   */
  public static String ofPerson(String text, String person, String list, String entry) {
    Node top = PlanFile.tree(text);
    Node found = value(value(top, "people").orElseThrow(), person).orElseThrow();
    return new PlanText(text).with((MappingNode) found, list, entry);
  }

  private String with(MappingNode schedule, String list, String entry) {
    return value(schedule, list)
        .map(found -> append((SequenceNode) found, entry))
        .orElseGet(() -> append(schedule, list, entry));
  }

  private String append(SequenceNode list, String entry) {
    if (list.getFlowStyle() == FlowStyle.FLOW) {
      return within(list, list.getValue().isEmpty() ? entry : ", " + entry);
    }
    return below(list, list.getStartMark(), "- " + entry);
  }

  private String append(MappingNode schedule, String list, String entry) {
    if (schedule.getFlowStyle() == FlowStyle.FLOW) {
      return within(schedule, ", %s: [%s]".formatted(list, entry));
    }
    Mark first = schedule.getValue().get(0).getKeyNode().getStartMark();
    return below(schedule, first, "%s:".formatted(list), "  - " + entry);
  }

  /** Before the bracket that closes it. */
  private String within(CollectionNode<?> node, String added) {
    int end = text.offsetByCodePoints(0, node.getEndMark().getIndex()) - 1;
    return text.substring(0, end) + added + text.substring(end);
  }

  /** As lines of their own after the last one, as far to the right as the first one. */
  private String below(Node node, Mark first, String... lines) {
    int end = text.indexOf('\n', text.offsetByCodePoints(0, last(node).getEndMark().getIndex()));
    String indentation = "\n" + " ".repeat(first.getColumn());
    String added = Stream.of(lines).reduce("", (all, line) -> all + indentation + line);
    return end < 0 ? text + added + "\n" : text.substring(0, end) + added + text.substring(end);
  }

  /** The last piece that stands in it: where a block ends, YAML itself says too late. */
  private static Node last(Node node) {
    if (node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() != FlowStyle.FLOW
        && !collection.getValue().isEmpty()) {
      List<?> parts = collection.getValue();
      Object last = parts.get(parts.size() - 1);
      return last(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
    }
    return node;
  }

  private static Optional<Node> value(Node mapping, String key) {
    return ((MappingNode) mapping)
        .getValue().stream()
            .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().strip().equals(key))
            .map(NodeTuple::getValueNode)
            .findFirst();
  }
}
