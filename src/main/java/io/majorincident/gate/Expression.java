package io.majorincident.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * A text that may hold expressions such as ${severity &lt; 3}, taken apart by the parser of the
 * engine itself: what it takes for a literal, a name or a call is one here, too.
 *
 * @param text as it stands in the file
 */
record Expression(String text) {

  /** As the engine sets it up. */
  private static final Builder PARSER =
      new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);

  private static final Set<Class<?>> HARMLESS =
      Set.of(
          AstComposite.class,
          AstText.class,
          AstEval.class,
          AstNested.class,
          AstBinary.class,
          AstUnary.class,
          AstChoice.class,
          AstBoolean.class,
          AstNumber.class,
          AstString.class,
          AstNull.class);

  /** The names that the engine itself puts beside the variables. */
  private static final Set<String> OF_THE_ENGINE =
      Set.of(
          "execution",
          "task",
          "caseExecution",
          "externalTask",
          "variableContext",
          "connector",
          "processEngine",
          "authenticatedUserId");

  private static final String BUSINESS_KEY = "execution.processBusinessKey";

  private static final int MOST_CHARACTERS = 4_000;
  private static final int DEEPEST = 30;

  /**
   * What is wrong with it, as a sentence.
   *
   * @param steps the names that stand for steps, which an expression does not read
   */
  Optional<String> fault(Set<String> steps) {
    if (!text.contains("${") && !text.contains("#{")) {
      return Optional.empty();
    }
    return text.length() > MOST_CHARACTERS
        ? Optional.of("The text with an expression is longer than 4,000 characters: shorten it.")
        : wrong(steps);
  }

  private Optional<String> wrong(Set<String> steps) {
    try {
      return onlyReads(PARSER.build(text).getRoot(), steps, DEEPEST)
          ? Optional.empty()
          : fault("does more than read variables");
    } catch (TreeBuilderException | StackOverflowError unreadable) {
      return fault("cannot be read, or does more than read variables");
    }
  }

  private Optional<String> fault(String wrong) {
    return Optional.of(
        "The expression '%s' %s, which is not allowed: what is to be done is done by a step."
            .formatted(Fault.quoted(text), wrong));
  }

  private static boolean onlyReads(Node node, Set<String> steps, int deepest) {
    if (deepest == 0) {
      return false;
    }
    if (node instanceof AstIdentifier name) {
      return isVariable(name, steps);
    }
    if (node instanceof AstDot || node instanceof AstMethod) {
      return isProperty(node, steps) || isListOfElements(node, steps);
    }
    return HARMLESS.contains(node.getClass())
        && children(node).stream().allMatch(child -> onlyReads(child, steps, deepest - 1));
  }

  private static boolean isVariable(AstIdentifier name, Set<String> steps) {
    return !OF_THE_ENGINE.contains(name.getName()) && !steps.contains(name.getName());
  }

  /** As in plan.urgency: one property of a variable, and never its class. */
  private static boolean isProperty(Node node, Set<String> steps) {
    return node instanceof AstDot dot
        && (written(dot).equals(BUSINESS_KEY)
            || (dot.getChild(0) instanceof AstIdentifier name
                && isVariable(name, steps)
                && !written(dot).endsWith(".class")));
  }

  /** As in actions.elements(). */
  private static boolean isListOfElements(Node node, Set<String> steps) {
    return node instanceof AstMethod call
        && call.getChild(1).getCardinality() == 0
        && isProperty(call.getChild(0), steps)
        && written((AstNode) call.getChild(0)).endsWith(".elements");
  }

  private static String written(AstNode node) {
    return node.getStructuralId(null);
  }

  private static List<? extends Node> children(Node node) {
    return IntStream.range(0, node.getCardinality())
        .<Node>mapToObj(node::getChild)
        .flatMap(Stream::ofNullable)
        .toList();
  }
}
