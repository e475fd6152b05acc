package io.majorincident.process.engine;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/**
 * Which types a variable may be read as that was stored as an object: values, and collections of
 * them. Whole packages would do more than hold a value when they are read from a text:
 * java.util.Formatter, for one, opens the file that the text names.
 */
final class PlainTypes implements DeserializationTypeValidator {

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Number",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Double",
          "java.util.Date");

  private static final Pattern COLLECTIONS =
      Pattern.compile(
          "java\\.util\\.(Collection|List|Set|Map|SortedMap|SortedSet"
              + "|ArrayList|LinkedList|HashMap|LinkedHashMap|TreeMap|HashSet|LinkedHashSet|TreeSet"
              + "|Arrays\\$ArrayList"
              + "|Collections\\$(Empty|Singleton|Unmodifiable)\\w*"
              + "|ImmutableCollections\\$\\w+)");

  /** A primitive has no name that says anything. */
  @Override
  public boolean validate(String type) {
    return type == null
        || type.isBlank()
        || VALUES.contains(type)
        || COLLECTIONS.matcher(type).matches();
  }
}
