package io.majorincident.oncall;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What of a file stands at several places at once, since YAML lets one place name another. */
final class Sharing {

  private final Map<Node, Integer> places = new IdentityHashMap<>();
  private final Set<Node> belowShared = Collections.newSetFromMap(new IdentityHashMap<>());

  private Sharing() {}

  static Sharing in(Node top) {
    Sharing sharing = new Sharing();
    sharing.count(top);
    sharing.places.entrySet().stream()
        .filter(entry -> entry.getValue() > 1 && !(entry.getKey() instanceof ScalarNode))
        .forEach(entry -> sharing.markBelow(entry.getKey()));
    return sharing;
  }

  /** Whether the text stands at as many places as this, and at no other. */
  boolean isAt(ScalarNode node, int expected) {
    return places.getOrDefault(node, 0) == expected && !belowShared.contains(node);
  }

  /** Each node is entered once, so that this is quick however often it is shared. */
  private void count(Node node) {
    if (places.merge(node, 1, Integer::sum) == 1) {
      parts(node).forEach(this::count);
    }
  }

  private void markBelow(Node node) {
    if (belowShared.add(node)) {
      parts(node).forEach(this::markBelow);
    }
  }

  private static List<Node> parts(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .flatMap(entry -> Stream.of(entry.getKeyNode(), entry.getValueNode()))
          .toList();
    }
    return node instanceof SequenceNode list ? list.getValue() : List.of();
  }
}
