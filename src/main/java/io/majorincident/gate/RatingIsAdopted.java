package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.springframework.stereotype.Component;

/**
 * What the tables decide for an incident reaches the step that makes it hold: under the names that
 * this step reads.
 */
@Component
class RatingIsAdopted implements Rule {

  private static final Map<String, String> NAMES =
      Map.of(
          "severity", "rating",
          "responsePlan", "decidedResponsePlan",
          "communicationPlan", "decidedCommunicationPlan");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.all(BusinessRuleTask.class)
        .flatMap(
            task ->
                NAMES.entrySet().stream()
                    .filter(name -> isUnread(task, name))
                    .map(name -> fault(task, name)));
  }

  private static boolean isUnread(Found<BusinessRuleTask> task, Entry<String, String> name) {
    return name.getKey().equals(task.element().getCamundaDecisionRef())
        && !name.getValue().equals(task.element().getCamundaResultVariable());
  }

  private static Fault fault(Found<BusinessRuleTask> task, Entry<String, String> name) {
    return task.fault(
        "What the table '%s' decides is read under the name '%s': call its result variable so.",
        name.getKey(), name.getValue());
  }
}
