package io.majorincident.process.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CancelBoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CancelEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CompensationEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchLinkEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateConditionalEventBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ManualTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ThrowEscalationEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Lets an activity do only what a diagram may do, as the engine has understood it, in whatever
 * namespace it was written: no shell, no mail, no class, no script and no expression in place of a
 * step. The gate says so when it is deployed; what it should let through all the same fails when it
 * is reached, and does nothing.
 */
final class OnlyOfferedBehaviours extends AbstractBpmnParseListener {

  private static final Set<Class<?>> OFFERED =
      Set.of(
          BoundaryConditionalEventActivityBehavior.class,
          BoundaryEventActivityBehavior.class,
          CallActivityBehavior.class,
          CancelBoundaryEventActivityBehavior.class,
          CancelEndEventActivityBehavior.class,
          CompensationEventActivityBehavior.class,
          DmnBusinessRuleTaskActivityBehavior.class,
          ErrorEndEventActivityBehavior.class,
          EventBasedGatewayActivityBehavior.class,
          EventSubProcessActivityBehavior.class,
          EventSubProcessStartConditionalEventActivityBehavior.class,
          EventSubProcessStartEventActivityBehavior.class,
          ExclusiveGatewayActivityBehavior.class,
          InclusiveGatewayActivityBehavior.class,
          IntermediateCatchEventActivityBehavior.class,
          IntermediateCatchLinkEventActivityBehavior.class,
          IntermediateConditionalEventBehavior.class,
          IntermediateThrowNoneEventActivityBehavior.class,
          ManualTaskActivityBehavior.class,
          NoneEndEventActivityBehavior.class,
          NoneStartEventActivityBehavior.class,
          ParallelGatewayActivityBehavior.class,
          ParallelMultiInstanceActivityBehavior.class,
          ReceiveTaskActivityBehavior.class,
          SequentialMultiInstanceActivityBehavior.class,
          ServiceTaskDelegateExpressionActivityBehavior.class,
          SubProcessActivityBehavior.class,
          TaskActivityBehavior.class,
          TerminateEndEventActivityBehavior.class,
          ThrowEscalationEventActivityBehavior.class,
          UserTaskActivityBehavior.class);

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
    processes.forEach(OnlyOfferedBehaviours::limit);
  }

  private static void limit(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      ActivityBehavior behaviour = activity.getActivityBehavior();
      if (behaviour != null && !OFFERED.contains(behaviour.getClass())) {
        activity.setActivityBehavior(new Refusal());
      }
      limit(activity);
    }
  }

  private static final class Refusal implements ActivityBehavior {

    @Override
    public void execute(ActivityExecution execution) {
      throw new ProcessEngineException(
          "'%s' does something that diagrams are not offered: what is to be done is done by a step. Nothing was done."
              .formatted(execution.getCurrentActivityId()));
    }
  }
}
