package io.majorincident.oncall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One place in the plan file. Whoever does not find here what should stand here gets a stand-in,
 * and the fault is noted once: reading goes on, so that all faults come to light. That an entry is
 * missing has been noted as well, so that it is silent from then on.
 */
final class Entry {

  private final String path;
  private final int line;
  private final Node node;
  private final String expected;
  private final Faults faults;
  private Map<String, Entry> entries;

  private Entry(String path, int line, Node node, String expected, Faults faults) {
    this.path = path;
    this.line = line;
    this.node = node;
    this.expected = expected;
    this.faults = faults;
  }

  /**
   * @param node the top of the file; null if the file is empty
   */
  static Entry root(Node node, Faults faults) {
    Entry root = new Entry("", 1, node, "the plan: company, people, teams, services", faults);
    if (node == null) {
      root.fault("The file is empty. Write %s.".formatted(root.expected));
    }
    return root;
  }

  /** Notes what is wrong here and what to do about it. */
  void fault(String text) {
    faults.add(line, path, text);
  }

  /** What stands here, in order, by its key; the keys are free. */
  Map<String, Entry> entries() {
    // Each key is asked for alone, and a plan may have many thousands.
    if (entries == null) {
      entries = readEntries();
    }
    return entries;
  }

  private Map<String, Entry> readEntries() {
    if (isMissing() || !is(MappingNode.class, "keys with values, each as 'key: value'")) {
      return Map.of();
    }
    Map<String, Entry> found = new LinkedHashMap<>();
    ((MappingNode) node).getValue().forEach(tuple -> put(found, tuple));
    return found;
  }

  /** Like {@link #entries()}, but notes a fault if there is none. */
  Map<String, Entry> oneOrMoreEntries() {
    Map<String, Entry> entries = entries();
    if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
      fault("Is empty. Write %s.".formatted(expected));
    }
    return entries;
  }

  /** What stands in the list here; notes a fault if it is none or empty. */
  List<Entry> items() {
    if (isMissing() || !is(SequenceNode.class, "a list, such as [one, two]")) {
      return List.of();
    }
    List<Node> nodes = ((SequenceNode) node).getValue();
    if (nodes.isEmpty()) {
      fault("The list is empty. Write %s.".formatted(expected));
    }
    List<Entry> items = new ArrayList<>();
    nodes.forEach(item -> items.add(item(items.size(), item)));
    return items;
  }

  /** What the texts in the list here mean, each once; all that is wrong with them is noted. */
  <T> Set<T> distinct(Notation<T> notation) {
    Set<T> found = new LinkedHashSet<>();
    for (Entry item : items()) {
      Optional<T> value = item.find(notation);
      if (value.isPresent() && !found.add(value.get())) {
        item.fault("Stands in this list already. Delete it here.");
      }
    }
    return found;
  }

  /** How many faults have been noted so far, in the whole file. */
  int faultsSoFar() {
    return faults.count();
  }

  /** The text here without surrounding blanks; empty if there is none, which is noted. */
  String text() {
    if (isMissing() || !is(ScalarNode.class, "a text")) {
      return "";
    }
    String text = ((ScalarNode) node).getValue().strip();
    if (text.isEmpty()) {
      fault(noValue());
    }
    return text;
  }

  /** What the text here means; the stand-in if there is none or it makes no sense. */
  <T> T read(Notation<T> notation) {
    return find(notation).orElse(notation.standIn());
  }

  /** What the text here means; empty if there is none or it makes no sense, which is noted. */
  <T> Optional<T> find(Notation<T> notation) {
    Entry entry = expecting(notation.expected());
    String text = entry.text();
    Optional<T> found = text.isEmpty() ? Optional.empty() : notation.understand().apply(text);
    if (!text.isEmpty() && found.isEmpty()) {
      entry.fault(
          "'%s' is unknown or badly written. Write %s."
              .formatted(Faults.shown(text), notation.expected()));
    }
    return found;
  }

  /** Notes each key that is not one of these. */
  void allowOnly(String... keys) {
    List<String> allowed = List.of(keys);
    entries().forEach((key, entry) -> entry.isAllowed(key, allowed));
  }

  /** Notes that this entry has another key than these. */
  void isAllowed(String key, List<String> allowed) {
    if (!allowed.contains(key)) {
      fault(
          "There is no key '%s' here. Write one of: %s, or delete it."
              .formatted(Faults.shown(key), String.join(", ", allowed)));
    }
  }

  /** What the text under this key means; that there is no such key is noted. */
  <T> T required(String key, Notation<T> notation) {
    return required(key, notation.expected()).read(notation);
  }

  /**
   * What stands under this key; that there is no such key is noted.
   *
   * @param expected what to write there, for people
   */
  Entry required(String key, String expected) {
    return optional(key, expected).orElseGet(() -> missing(key, expected));
  }

  /** What the text under this key means; the default if there is no such key. */
  <T> T optional(String key, Notation<T> notation, T byDefault) {
    return optional(key, notation.expected()).map(it -> it.read(notation)).orElse(byDefault);
  }

  /** What stands under this key, or empty if there is no such key. */
  Optional<Entry> optional(String key, String expected) {
    return Optional.ofNullable(entries().get(key)).map(entry -> entry.expecting(expected));
  }

  private Entry missing(String key, String expected) {
    Entry missing = new Entry(below(key), line, null, expected, faults);
    if (node instanceof MappingNode) {
      missing.fault("Is missing. Add '%s:' with %s.".formatted(key, expected));
    }
    return missing;
  }

  /** The same place, with other words for what should stand here. */
  Entry expecting(String expected) {
    return new Entry(path, line, node, expected, faults);
  }

  private void put(Map<String, Entry> found, NodeTuple tuple) {
    Entry key = item(found.size(), tuple.getKeyNode()).expecting("a name before the colon");
    String name = key.text();
    Entry entry = new Entry(below(name), key.line, tuple.getValueNode(), "a value", faults);
    Entry first = name.isEmpty() ? null : found.putIfAbsent(name, entry);
    if (first != null) {
      entry.fault(
          "'%s' stands in line %d already. Keep one of them, or give this one another name."
              .formatted(Faults.shown(name), first.line));
    }
  }

  private Entry item(int index, Node item) {
    int itsLine = item.getStartMark().getLine() + 1;
    return new Entry(path + "[" + index + "]", itsLine, item, "a value", faults);
  }

  private String below(String key) {
    String shown = Faults.shown(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  private boolean isMissing() {
    return node == null;
  }

  private boolean is(Class<? extends Node> kind, String wanted) {
    if (Tag.NULL.equals(node.getTag())) {
      fault(noValue());
      return false;
    }
    if (!kind.isInstance(node)) {
      fault("Should be %s, but is %s. Write %s.".formatted(wanted, whatItIs(), expected));
    }
    return kind.isInstance(node);
  }

  private String noValue() {
    return "Has no value. Write %s.".formatted(expected);
  }

  private String whatItIs() {
    if (node instanceof MappingNode) {
      return "keys with values";
    }
    return node instanceof SequenceNode ? "a list" : "a text";
  }
}
