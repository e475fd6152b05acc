package io.majorincident.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the braces of an expression such as ${severity &lt; 3}.
 *
 * @param text without the braces
 */
record Expression(String text) {

  /** Beside these two an expression calls nothing. */
  private static final Pattern ALLOWED_CALL =
      Pattern.compile("execution\\.processBusinessKey|\\w+\\.elements\\(\\)");

  private static final Pattern WHOLE = Pattern.compile("[$#]\\{((?:[^}'\"]|'[^']*'|\"[^\"]*\")*)}");
  private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"|\\b\\d+(\\.\\d+)?\\b");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\s*\\.\\s*\\w+)*");
  private static final Pattern CALL = Pattern.compile("[A-Za-z_0-9\\]]\\s*\\(|\\[|;|->|=>");

  private static final Set<String> WORDS =
      Set.of(
          "true", "false", "null", "empty", "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge",
          "div", "mod");

  /** Words behind which a bracket only groups. */
  private static final String GROUPING = "\\b(and|or|not|empty|eq|ne|lt|le|gt|ge|div|mod)\\b";

  private static final Set<String> OF_THE_ENGINE =
      Set.of("execution", "task", "caseExecution", "variableContext", "connector", "processEngine");

  /** Every expression in a text, also one whose end is missing. */
  static List<Expression> in(String text) {
    List<Expression> all = new ArrayList<>();
    Matcher whole = WHOLE.matcher(text);
    while (whole.find()) {
      all.add(new Expression(whole.group(1).strip()));
    }
    if (whole.replaceAll("").matches("(?s).*[$#]\\{.*")) {
      all.add(new Expression(text.strip() + ";"));
    }
    return all;
  }

  /**
   * What is wrong with it, as a sentence.
   *
   * @param steps the names that stand for steps
   */
  Optional<String> fault(Set<String> steps) {
    if (ALLOWED_CALL.matcher(text).matches()) {
      return Optional.empty();
    }
    String names = LITERAL.matcher(text).replaceAll("0");
    boolean calls = CALL.matcher(names.replaceAll(GROUPING, "+")).find();
    return calls || reachesFurther(steps)
        ? Optional.of(
            "The expression '%s' does more than read variables, which is not allowed: what is to be"
                    .formatted(text)
                + " done is done by a step.")
        : Optional.empty();
  }

  /** The variables that it reads, with the property that it reads of them, as in plan.urgency. */
  List<String> names() {
    return NAME.matcher(LITERAL.matcher(text).replaceAll("0"))
        .results()
        .map(name -> name.group().replaceAll("\\s", ""))
        .filter(name -> !WORDS.contains(name))
        .toList();
  }

  private boolean reachesFurther(Set<String> steps) {
    return names().stream()
        .map(name -> name.split("\\."))
        .anyMatch(
            parts ->
                parts.length > 2
                    || OF_THE_ENGINE.contains(parts[0])
                    || steps.contains(parts[0])
                    || (parts.length == 2 && parts[1].equals("class")));
  }
}
