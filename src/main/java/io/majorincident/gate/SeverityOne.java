package io.majorincident.gate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Which flows an incident of severity 1 can take. In doubt it can. */
final class SeverityOne {

  private static final Pattern ON_SEVERITY =
      Pattern.compile("\\s*severity\\s*(==|!=|<=|>=|<|>)\\s*(\\d+)\\s*");

  /** The table says major of each row of severity 1, see {@link SevereIsMajor}. */
  private static final Pattern ON_MAJOR = Pattern.compile("\\s*(!|not\\s)?\\s*major\\s*");

  private SeverityOne() {}

  static List<SequenceFlow> possible(FlowNode node) {
    SequenceFlow otherwise = otherwise(node);
    boolean oneIsSure =
        node.getOutgoing().stream()
            .anyMatch(flow -> !flow.equals(otherwise) && holds(flow).orElse(false));
    return node.getOutgoing().stream()
        .filter(flow -> flow.equals(otherwise) ? !oneIsSure : holds(flow).orElse(true))
        .toList();
  }

  /** Empty if it depends on more than the severity. */
  private static Optional<Boolean> holds(SequenceFlow flow) {
    String condition =
        flow.getConditionExpression() == null
            ? ""
            : flow.getConditionExpression().getTextContent().strip();
    if (!condition.matches("[$#]\\{.*}")
        || condition.contains("||")
        || condition.contains(" or ")) {
      return Optional.empty();
    }
    List<Optional<Boolean>> parts =
        List.of(condition.substring(2, condition.length() - 1).split("&&")).stream()
            .map(SeverityOne::part)
            .toList();
    if (parts.contains(Optional.of(false))) {
      return Optional.of(false);
    }
    return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
  }

  private static Optional<Boolean> part(String comparison) {
    Matcher major = ON_MAJOR.matcher(comparison);
    if (major.matches()) {
      return Optional.of(major.group(1) == null);
    }
    Matcher matcher = ON_SEVERITY.matcher(comparison);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int other = Integer.parseInt(matcher.group(2));
    return Optional.of(
        switch (matcher.group(1)) {
          case "==" -> other == 1;
          case "!=" -> other != 1;
          case "<" -> 1 < other;
          case "<=" -> 1 <= other;
          case ">" -> 1 > other;
          default -> 1 >= other;
        });
  }

  private static SequenceFlow otherwise(FlowNode node) {
    if (node instanceof ExclusiveGateway gateway) {
      return gateway.getDefault();
    }
    return node instanceof InclusiveGateway gateway ? gateway.getDefault() : null;
  }
}
