package io.majorincident.oncall;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Writes other texts at some places of a file; everything else stays as somebody wrote it. */
final class Scalars {

  /** What may stand before a text and belongs to its place: a name for others to use, a type. */
  private static final Pattern BEFORE = Pattern.compile("(?:[&!]\\S*\\s+)+");

  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z][A-Za-z0-9@._/:?&=%+~#-]*[A-Za-z0-9/]");

  private final String text;
  private final StringBuilder written = new StringBuilder();
  private int points;
  private int at;
  private int done;

  private Scalars(String text) {
    this.text = text;
  }

  /** The text as it was written, without quotes if it had none and needs none anywhere. */
  static String written(ScalarNode node) {
    String value = node.getValue().strip();
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN && SAFE.matcher(value).matches();
    return plain ? value : quoted(value);
  }

  /**
   * Puts these texts, as YAML writes them, at the places of the others; in one pass, since counting
   * is slow where characters are of different lengths.
   */
  static String replaced(String text, Map<ScalarNode, String> texts) {
    Scalars scalars = new Scalars(text);
    List<ScalarNode> inOrder =
        texts.keySet().stream()
            .sorted(Comparator.comparingInt(node -> node.getStartMark().getIndex()))
            .toList();
    inOrder.forEach(node -> scalars.write(node, texts.get(node)));
    return scalars.written.append(text, scalars.done, text.length()).toString();
  }

  private void write(ScalarNode node, String other) {
    int begin = place(node.getStartMark().getIndex());
    int end = place(node.getEndMark().getIndex());
    Matcher before = BEFORE.matcher(text).region(begin, end);
    int own = before.lookingAt() ? before.end() : begin;
    written.append(text, done, own).append(other);
    if (isBlock(node)) {
      written.append('\n');
    }
    done = end;
  }

  private int place(int codePoints) {
    at = text.offsetByCodePoints(at, codePoints - points);
    points = codePoints;
    return at;
  }

  /** Such a text ends with its line. */
  private static boolean isBlock(ScalarNode node) {
    return node.getScalarStyle() == ScalarStyle.LITERAL
        || node.getScalarStyle() == ScalarStyle.FOLDED;
  }

  /** The text in a way that it means the same wherever it stands. */
  static String quoted(String value) {
    return "\"%s\"".formatted(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
