package io.majorincident.oncall;

import io.majorincident.oncall.Addresses.Address;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A plan file as one of its readers gets it: the addresses of others are masked. A mask that is
 * sent back stands for the address that it was made of.
 */
public final class MaskedPlan {

  private static final String BORROWED =
      "A masked address is used elsewhere, too. Write no anchor (&) for it or for what it is part of.";

  private MaskedPlan() {}

  /**
   * The file with the addresses of everybody else masked; all else stays as somebody wrote it.
   *
   * @param text a plan that can be read
   * @param reader id of whoever reads it; need not be a person of the plan
   */
  public static String of(String text, String reader) {
    List<Address> addresses = Addresses.of(PlanFile.tree(text));
    Set<ScalarNode> own = Collections.newSetFromMap(new IdentityHashMap<>());
    addresses.stream()
        .filter(address -> address.person().equals(reader))
        .forEach(address -> own.add(address.node()));
    Map<String, Address> noted = new HashMap<>();
    Map<ScalarNode, String> masks = new IdentityHashMap<>();
    for (Address address : addresses) {
      String mask = Addresses.mask(address, noted);
      if (!own.contains(address.node())) {
        masks.putIfAbsent(address.node(), Scalars.quoted(mask));
      }
    }
    return Scalars.replaced(text, masks);
  }

  /**
   * The file with the addresses behind its masks: each stays what it is in the plan in force, for
   * the same person or stakeholder and the same channel, in whatever order they stand.
   *
   * @param text what somebody has sent; what is no YAML stays as it is
   * @param inForce a plan that can be read
   * @param place where the text comes from, for people
   * @throws FaultyPlan if a mask stands for nothing there
   */
  public static String restored(String text, String inForce, String place) {
    Optional<Node> top = tree(text);
    List<Address> masked =
        top.map(Addresses::of).orElse(List.of()).stream()
            .filter(address -> Mask.is(address.value()))
            .toList();
    if (masked.isEmpty()) {
      return text;
    }
    Map<String, Address> known = Addresses.byMask(Addresses.of(PlanFile.tree(inForce)));
    Faults faults = new Faults(place);
    onlyWhereAddressesStand(masked, Sharing.in(top.get()), faults);
    return Scalars.replaced(text, restored(masked, known, faults));
  }

  /** Otherwise a name, or another person, could borrow the address that the mask stands for. */
  private static void onlyWhereAddressesStand(
      List<Address> masked, Sharing sharing, Faults faults) {
    Map<ScalarNode, Integer> places = new IdentityHashMap<>();
    masked.forEach(address -> places.merge(address.node(), 1, Integer::sum));
    masked.stream()
        .filter(address -> !sharing.isAt(address.node(), places.get(address.node())))
        .forEach(address -> faults.add(line(address), address.path(), BORROWED));
  }

  private static Map<ScalarNode, String> restored(
      List<Address> masked, Map<String, Address> known, Faults faults) {
    Map<ScalarNode, String> found = new IdentityHashMap<>();
    for (Address address : masked) {
      Address meant = known.get(Addresses.key(address, address.value()));
      String written = meant == null ? "" : Scalars.written(meant.node());
      if (meant == null || !written.equals(found.merge(address.node(), written, (it, no) -> it))) {
        faults.add(line(address), address.path(), stands(address.value()));
      }
    }
    faults.throwIfAny();
    return found;
  }

  private static String stands(String mask) {
    return "'%s' is masked, and no contact here looks like that in the plan in force. Leave it with whom and what it was, or write the whole address."
        .formatted(mask);
  }

  private static int line(Address address) {
    return address.node().getStartMark().getLine() + 1;
  }

  /**
   * Differences of two plans with the addresses of everybody else masked.
   *
   * @param reader id of whoever reads them
   */
  public static List<PlanDifference> masked(List<PlanDifference> differences, String reader) {
    String own = "people.%s.".formatted(reader);
    return differences.stream()
        .map(difference -> difference.path().startsWith(own) ? difference : masked(difference))
        .toList();
  }

  private static PlanDifference masked(PlanDifference difference) {
    String path = difference.path();
    String channel = path.substring(path.lastIndexOf('.') + 1);
    boolean isAddress =
        path.matches("(?s)people\\..*\\.contacts\\[\\d+]\\..*|audiences\\..*\\.mail");
    return isAddress
        ? new PlanDifference(
            path, shown(channel, difference.before()), shown(channel, difference.after()))
        : difference;
  }

  private static String shown(String channel, String address) {
    return address == null ? null : new Contact(channel, address).shown();
  }

  private static Optional<Node> tree(String text) {
    try {
      return Optional.ofNullable(PlanFile.tree(text));
    } catch (YAMLException faulty) {
      return Optional.empty();
    }
  }
}
