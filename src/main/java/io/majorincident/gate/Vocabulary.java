package io.majorincident.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The elements and attributes that files of one kind may hold, as diagram.yaml and table.yaml list
 * them. A name is written with the prefix that stands for its namespace there, whatever the file
 * itself calls it.
 *
 * @param prefixes by namespace
 * @param words by name of the element
 * @param patterns how the value of an attribute has to be written, by its name
 * @param instead what to tell about a word that is refused; about attributes after an @
 */
record Vocabulary(
    Map<String, String> prefixes,
    Map<String, Word> words,
    Map<String, Pattern> patterns,
    Map<String, String> instead) {

  /** What may stand at and in an element. */
  record Word(Set<String> attributes, Set<String> children) {}

  /**
   * @param kind diagram or table
   */
  static Vocabulary of(String kind) {
    try (InputStream file = Vocabulary.class.getResourceAsStream("/gate/" + kind + ".yaml")) {
      return read(yaml().load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files are our own: what they repeat is meant so. */
  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    return new Yaml(new SafeConstructor(options));
  }

  /** As in "bpmn:userTask"; with the namespace itself if it is none of ours. */
  String name(Node node) {
    String namespace = node.getNamespaceURI();
    if (namespace == null) {
      return node.getNodeName();
    }
    String prefix = prefixes.getOrDefault(namespace, "{" + namespace + "}");
    return prefix + (prefix.endsWith("}") ? "" : ":") + node.getLocalName();
  }

  /** Neither a declaration of a namespace nor what the schema adds where nothing is written. */
  static boolean isWritten(Attr attribute) {
    return attribute.getSpecified()
        && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
  }

  /** What is wrong with the root of a file, if anything is. */
  Optional<String> faultOfRoot(Element root, String expected) {
    return name(root).equals(expected)
        ? Optional.empty()
        : Optional.of("It begins with '%s', and not with '%s'.".formatted(name(root), expected));
  }

  /** What is wrong with the place of an element, if anything is. */
  Optional<String> faultOfChild(Element around, Element child) {
    String name = name(child);
    if (word(around).children().contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        instead.getOrDefault(
            name,
            "'%s' is not allowed in '%s': draw it again in Modeler, or remove it."
                .formatted(name, name(around))));
  }

  /** What is wrong with an attribute, if anything is. */
  Optional<String> fault(Element element, Attr attribute) {
    String name = name(attribute);
    if (!word(element).attributes().contains(name)) {
      return Optional.of(unknown(element, name, attribute));
    }
    Pattern pattern = patterns.get(name);
    return pattern == null || pattern.matcher(attribute.getValue()).matches()
        ? Optional.empty()
        : Optional.of(
            instead
                .getOrDefault("@" + name, "Its '" + name + "' cannot be '%s': leave it out.")
                .replace("%s", attribute.getValue()));
  }

  private String unknown(Element element, String name, Attr attribute) {
    String otherwise =
        "It has '%s', which is not known at a '%s': remove it.".formatted(name, name(element));
    return instead.getOrDefault("@" + name, otherwise).replace("%s", attribute.getLocalName());
  }

  private Word word(Element element) {
    return words.getOrDefault(name(element), new Word(Set.of(), Set.of()));
  }

  private static Vocabulary read(Map<String, Map<String, ?>> file) {
    Map<String, String> prefixes = new HashMap<>();
    file.get("namespaces").forEach((prefix, uri) -> prefixes.put(uri.toString(), prefix));
    Map<String, Word> words = new HashMap<>();
    file.get("elements").forEach((name, word) -> words.put(name, word((Map<?, ?>) word)));
    Map<String, Pattern> patterns = new HashMap<>();
    file.get("patterns")
        .forEach((name, pattern) -> patterns.put(name, Pattern.compile(pattern.toString())));
    Map<String, String> instead = new HashMap<>();
    file.get("instead").forEach((name, text) -> instead.put(name, text.toString()));
    return new Vocabulary(prefixes, words, patterns, instead);
  }

  private static Word word(Map<?, ?> word) {
    return new Word(names(word.get("attributes")), names(word.get("children")));
  }

  private static Set<String> names(Object names) {
    return flat(names).collect(Collectors.toSet());
  }

  private static Stream<String> flat(Object names) {
    return names instanceof Collection<?> several
        ? several.stream().flatMap(Vocabulary::flat)
        : Stream.ofNullable(names).map(Objects::toString);
  }
}
