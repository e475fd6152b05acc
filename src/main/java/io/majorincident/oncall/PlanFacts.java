package io.majorincident.oncall;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** All that a plan file says, each by its path: comments, order of keys and layout say nothing. */
final class PlanFacts {

  private final Map<String, String> said = new LinkedHashMap<>();

  private PlanFacts() {}

  static PlanFacts of(Node top) {
    PlanFacts facts = new PlanFacts();
    facts.note("", top);
    return facts;
  }

  /** In the order of this file, then what only the other one says. */
  List<PlanDifference> differences(PlanFacts after) {
    Set<String> paths = new LinkedHashSet<>(said.keySet());
    paths.addAll(after.said.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(said.get(path), after.said.get(path)))
        .map(path -> new PlanDifference(path, said.get(path), after.said.get(path)))
        .toList();
  }

  private void note(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> note(below(path, entry), entry.getValueNode()));
    } else if (node instanceof SequenceNode list && !isPlain(list)) {
      for (int i = 0; i < list.getValue().size(); i++) {
        note("%s[%d]".formatted(path, i), list.getValue().get(i));
      }
    } else {
      said.put(path, text(node));
    }
  }

  private static String below(String path, NodeTuple entry) {
    String key = text(entry.getKeyNode());
    return path.isEmpty() ? key : path + "." + key;
  }

  /** A list of plain values is compared as a whole: who comes in first would change all places. */
  private static boolean isPlain(SequenceNode list) {
    return list.getValue().stream().allMatch(ScalarNode.class::isInstance);
  }

  private static String text(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(PlanFacts::text).collect(Collectors.joining(", ", "[", "]"))
        : ((ScalarNode) node).getValue().strip();
  }
}
