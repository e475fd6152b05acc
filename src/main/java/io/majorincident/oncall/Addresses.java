package io.majorincident.oncall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where a plan file names addresses, and whose they are. What is no plan names none. */
final class Addresses {

  private final List<Address> all = new ArrayList<>();

  private Addresses() {}

  /**
   * An address in the file.
   *
   * @param owner the path of the person or of the stakeholder
   * @param person the id of the person; empty for a stakeholder
   * @param channel as {@link Contact} has it
   * @param path where it stands
   * @param node what stands there; several places may share it
   */
  record Address(String owner, String person, String channel, String path, ScalarNode node) {

    String value() {
      return node.getValue().strip();
    }

    Contact contact() {
      return new Contact(channel, value());
    }
  }

  /** In the order of the file. */
  static List<Address> of(Node top) {
    Addresses found = new Addresses();
    below(top, "people").ifPresent(people -> entries(people).forEach(found::person));
    below(top, "audiences").ifPresent(lists -> entries(lists).forEach(found::audience));
    return List.copyOf(found.all);
  }

  /** The contact behind each mask, by owner and channel; two that look the same are numbered. */
  static Map<String, Address> byMask(List<Address> addresses) {
    Map<String, Address> found = new HashMap<>();
    addresses.forEach(address -> mask(address, found));
    return found;
  }

  /** The mask of this address, as {@link #byMask} has noted it or now does. */
  static String mask(Address address, Map<String, Address> noted) {
    String mask = address.contact().shown();
    for (int number = 1; ; number++) {
      String numbered = number == 1 ? mask : "%s (%d)".formatted(mask, number);
      Address other = noted.putIfAbsent(key(address, numbered), address);
      if (other == null || other.value().equals(address.value())) {
        return numbered;
      }
    }
  }

  static String key(Address address, String mask) {
    return String.join("\n", address.owner(), address.channel(), mask);
  }

  private void person(NodeTuple person) {
    String id = text(person.getKeyNode());
    String owner = "people." + id;
    Stream<Node> items =
        below(person.getValueNode(), "contacts").stream().flatMap(Addresses::items);
    number(
        items,
        (place, item) ->
            entries(item)
                .forEach(
                    it -> add(owner, id, text(it.getKeyNode()), owner + ".contacts" + place, it)));
  }

  private void audience(NodeTuple audience) {
    String path = "audiences." + text(audience.getKeyNode());
    number(
        items(audience.getValueNode()),
        (place, item) -> {
          String name = below(item, "name").map(Addresses::text).orElse("");
          entries(item)
              .filter(it -> text(it.getKeyNode()).equals(Contact.MAIL))
              .forEach(it -> add(path + "." + name, "", Contact.MAIL, path + place, it));
        });
  }

  private void add(String owner, String person, String channel, String path, NodeTuple entry) {
    if (entry.getValueNode() instanceof ScalarNode node) {
      all.add(new Address(owner, person, channel, path + "." + channel, node));
    }
  }

  private interface Numbered {
    void take(String place, Node item);
  }

  private static void number(Stream<Node> items, Numbered taker) {
    int number = 0;
    for (Node item : items.toList()) {
      taker.take("[%d]".formatted(number++), item);
    }
  }

  private static Optional<Node> below(Node node, String key) {
    return entries(node)
        .filter(entry -> text(entry.getKeyNode()).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static Stream<NodeTuple> entries(Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue().stream() : Stream.empty();
  }

  private static Stream<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue().stream() : Stream.empty();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
  }
}
