package io.majorincident.planning.imports;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes keys and values as YAML, below one another as people write a plan. */
final class BlockText {

  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_./+-]*+([ :](?=[\\p{L}\\p{Nd}])[\\p{L}\\p{Nd}_./+-]*+)*+");
  private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)null|true|false|yes|no|on|off");
  private static final int LONGEST_PLAIN = 500;
  private static final int STEP = 2;

  private BlockText() {}

  /**
   * The lines of all entries, the first without its indentation.
   *
   * @param indentation of all lines but the first
   */
  static String of(Map<String, Object> entries, int indentation) {
    return entries.entrySet().stream()
        .map(entry -> scalar(entry.getKey()) + ":" + value(entry.getValue(), indentation))
        .collect(Collectors.joining("\n" + " ".repeat(indentation)));
  }

  @SuppressWarnings("unchecked")
  private static String value(Object value, int indentation) {
    int deeper = indentation + STEP;
    String line = "\n" + " ".repeat(deeper);
    if (value instanceof Map<?, ?> map) {
      return line + of((Map<String, Object>) map, deeper);
    }
    if (value instanceof List<?> list && !isFlat(list)) {
      return list.stream()
          .map(item -> line + "- " + of((Map<String, Object>) item, deeper + STEP))
          .collect(Collectors.joining());
    }
    return " " + flat(value);
  }

  private static boolean isFlat(List<?> list) {
    return list.stream().noneMatch(Map.class::isInstance);
  }

  private static String flat(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(BlockText::flat).collect(Collectors.joining(", ", "[", "]"))
        : scalar((String) value);
  }

  private static String scalar(String text) {
    String line =
        text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029\\ufeff\\ufffe\\uffff]+", " ")
            .strip();
    return line.length() <= LONGEST_PLAIN
            && PLAIN.matcher(line).matches()
            && !WORD_OF_YAML.matcher(line).matches()
        ? line
        : "'" + line.replace("'", "''") + "'";
  }
}
