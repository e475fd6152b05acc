package io.majorincident.gate;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;

/**
 * What stands in a cell, taken apart by the parser of the engine itself. It may compare and reckon,
 * in a time that its length bounds: nothing is repeated, and nothing is called but a few functions.
 *
 * @param text as it stands in the file
 * @param test whether it is a test of an input, as in &lt; 3
 */
record FeelText(String text, boolean test) {

  /** The kinds of terms, as the parser calls them. */
  private static final Set<String> KINDS =
      Set.of(
          "ConstNull",
          "ConstInputValue",
          "ConstNumber",
          "ConstBool",
          "ConstString",
          "ConstDate",
          "ConstLocalTime",
          "ConstTime",
          "ConstLocalDateTime",
          "ConstDateTime",
          "ConstYearMonthDuration",
          "ConstDayTimeDuration",
          "ConstList",
          "ConstRange",
          "ClosedConstRangeBoundary",
          "OpenConstRangeBoundary",
          "UnaryTestExpression",
          "InputEqualTo",
          "InputLessThan",
          "InputLessOrEqual",
          "InputGreaterThan",
          "InputGreaterOrEqual",
          "InputInRange",
          "Ref",
          "PathExpression",
          "If",
          "Equal",
          "LessThan",
          "LessOrEqual",
          "GreaterThan",
          "GreaterOrEqual",
          "In",
          "InstanceOf",
          "Conjunction",
          "Disjunction",
          "AtLeastOne",
          "Not",
          "Addition",
          "Subtraction",
          "Multiplication",
          "Division",
          "ArithmeticNegation",
          "FunctionInvocation",
          "PositionalFunctionParameters",
          "NamedFunctionParameters");

  /** Each takes a time that its arguments bound; matches and replace do not, number and ** grow. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "ceiling",
          "contains",
          "count",
          "date",
          "date and time",
          "day of week",
          "duration",
          "ends with",
          "even",
          "floor",
          "is defined",
          "list contains",
          "lower case",
          "max",
          "mean",
          "min",
          "modulo",
          "not",
          "now",
          "odd",
          "starts with",
          "string length",
          "substring",
          "sum",
          "time",
          "today",
          "upper case",
          "years and months duration");

  private static final int MOST_CHARACTERS = 2_000;
  private static final int DEEPEST = 40;

  /** The parser tries every bracket several times: each level multiplies its time. */
  private static final int DEEPEST_BRACKETS = 6;

  /** What is wrong with it, as a sentence. */
  Optional<String> fault() {
    if (text.isBlank() || (test && text.strip().equals("-"))) {
      return Optional.empty();
    }
    if (text.length() > MOST_CHARACTERS || brackets() > DEEPEST_BRACKETS) {
      return Optional.of(
          "It holds more than 2,000 characters or 6 levels of brackets in one cell: make several rows of it.");
    }
    return wrong();
  }

  private Optional<String> wrong() {
    try {
      Parsed<Exp> parsed =
          test ? FeelParser.parseUnaryTests(text) : FeelParser.parseExpression(text);
      return parsed instanceof Parsed.Success<Exp> success
          ? notAllowed(success.value(), DEEPEST).map(this::told)
          : Optional.of("'%s' is no FEEL expression.".formatted(Fault.quoted(text)));
    } catch (RuntimeException | StackOverflowError unreadable) {
      return Optional.of("'%s' is no FEEL expression.".formatted(Fault.quoted(text)));
    }
  }

  private String told(String what) {
    return ("'%s' uses '%s', which is not allowed in a table: compare and reckon, and leave what is"
            + " more to a step. Functions are: %s.")
        .formatted(
            Fault.quoted(text), what, String.join(", ", FUNCTIONS.stream().sorted().toList()));
  }

  private static Optional<String> notAllowed(Object term, int deepest) {
    if (deepest == 0) {
      return Optional.of("too many levels");
    }
    if (term instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
      return Optional.of(call.function());
    }
    if (term instanceof Iterable<?> several) {
      return first(several.iterator(), deepest);
    }
    if (term instanceof Product parts && isTerm(term)) {
      return KINDS.contains(parts.productPrefix())
          ? first(parts.productIterator(), deepest)
          : Optional.of(parts.productPrefix());
    }
    return Optional.empty();
  }

  /** Beside terms there are only their names and values, and pairs of these. */
  private static boolean isTerm(Object part) {
    return part.getClass().getPackageName().equals(Exp.class.getPackageName());
  }

  private static Optional<String> first(Iterator<?> parts, int deepest) {
    Optional<String> found = Optional.empty();
    while (found.isEmpty() && parts.hasNext()) {
      found = notAllowed(parts.next(), deepest - 1);
    }
    return found;
  }

  private int brackets() {
    int depth = 0;
    int deepest = 0;
    for (char c : text.toCharArray()) {
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }
}
