package io.majorincident.planning.imports;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The plan as people wrote it, in which the schedule of one team can be replaced: every other
 * character stays, comments included.
 */
final class ScheduleText {

  private static final String SCHEDULE = "schedule";

  private final String text;
  private final NodeTuple scheduled;

  private ScheduleText(String text, NodeTuple scheduled) {
    this.text = text;
    this.scheduled = scheduled;
  }

  /**
   * @param text a plan that can be read
   * @param team one of its teams
   * @throws UnusableSource if the team stands in one line with braces
   */
  static ScheduleText of(String text, String team) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    Node top = new Yaml(options).compose(new StringReader(text));
    MappingNode found = (MappingNode) value(value(top, "teams"), team);
    if (found.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
      throw SourceFaults.only(
          "teams." + team,
          "In the plan, the team stands in braces. Write its keys below one another first.");
    }
    NodeTuple scheduled = entry(found, SCHEDULE).or(() -> entry(found, "rotation")).orElseThrow();
    return new ScheduleText(text, scheduled);
  }

  /** As it is in force. */
  String text() {
    return text;
  }

  /** Whether the team has the short form, a rotation. */
  boolean isRotation() {
    return !SCHEDULE.equals(scalar(scheduled.getKeyNode()));
  }

  /** What stands under the schedule or the rotation now. */
  @SuppressWarnings("unchecked")
  Map<String, Object> schedule() {
    return (Map<String, Object>) tree(scheduled.getValueNode());
  }

  /** The plan with this schedule instead. */
  String with(Map<String, Object> schedule) {
    Node key = scheduled.getKeyNode();
    int indentation = key.getStartMark().getColumn();
    int begin = offset(key.getStartMark().getIndex());
    int end = withComment(offset(end(scheduled.getValueNode())));
    Map<String, Object> entry = new LinkedHashMap<>(Map.of(SCHEDULE, schedule));
    return text.substring(0, begin) + BlockText.of(entry, indentation) + text.substring(end);
  }

  /** A block ends only where the next thing begins: what counts is its last word. */
  private static int end(Node node) {
    boolean block =
        node instanceof CollectionNode<?> collection
            && collection.getFlowStyle() != DumperOptions.FlowStyle.FLOW
            && !collection.getValue().isEmpty();
    if (!block) {
      return node.getEndMark().getIndex();
    }
    return node instanceof MappingNode mapping
        ? end(last(mapping.getValue()).getValueNode())
        : end(last(((SequenceNode) node).getValue()));
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  /** A comment behind the last word belongs to what is replaced. */
  private int withComment(int end) {
    int line = text.indexOf('\n', end);
    int stop = line < 0 ? text.length() : line;
    String rest = text.substring(end, stop).strip();
    return rest.isEmpty() || rest.startsWith("#") ? stop : end;
  }

  // SnakeYAML counts characters, Java the halves of some.
  private int offset(int index) {
    return text.offsetByCodePoints(0, index);
  }

  private static Node value(Node mapping, String key) {
    return entry((MappingNode) mapping, key).orElseThrow().getValueNode();
  }

  private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> key.equals(scalar(tuple.getKeyNode())))
        .findFirst();
  }

  private static Object tree(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping.getValue().forEach(it -> map.put(scalar(it.getKeyNode()), tree(it.getValueNode())));
      return map;
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(it -> list.add(tree(it)));
      return list;
    }
    return scalar(node);
  }

  private static String scalar(Node node) {
    return ((ScalarNode) node).getValue().strip();
  }
}
