package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.IncidentContext;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The second wall behind the gate, tried as if there were no gate. */
@IncidentContext
class OnlyOfferedBehavioursTest {

  @Autowired ProcessEngine engine;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='it' c:type='shell'><extensionElements><c:field name='command' stringValue='touch'/></extensionElements></serviceTask>",
        "<serviceTask id='it' a:type='shell'><extensionElements><a:field name='command' stringValue='touch'/></extensionElements></serviceTask>",
        "<serviceTask id='it' c:type='external' c:topic='x'/>",
        "<serviceTask id='it' a:class='java.lang.Thread'/>",
        "<serviceTask id='it' c:class='java.lang.Thread'/>",
        "<serviceTask id='it' c:expression='${x}'/>",
        "<sendTask id='it' c:expression='${x}'/>",
        "<businessRuleTask id='it' c:class='java.lang.Thread'/>",
        "<scriptTask id='it' scriptFormat='juel'><script>${x}</script></scriptTask>",
        "<subProcess id='s'><startEvent id='in'/><scriptTask id='it' scriptFormat='feel'><script>1</script></scriptTask></subProcess>"
      })
  void whatNoDiagramIsOfferedDoesNothing(String activity) {
    assertThatThrownBy(() -> behaviour(activity).execute(execution()))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("what is to be done is done by a step");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='it' c:delegateExpression='${openTicket}'/>",
        "<userTask id='it'/>",
        "<task id='it'/>",
        "<manualTask id='it'/>",
        "<receiveTask id='it'/>",
        "<subProcess id='it'><startEvent id='in'/></subProcess>",
        "<exclusiveGateway id='it'/><task id='t'/><sequenceFlow id='f' sourceRef='it' targetRef='t'/>",
        "<inclusiveGateway id='it'/><task id='t'/><sequenceFlow id='f' sourceRef='it' targetRef='t'/>",
        "<parallelGateway id='it'/><task id='t'/><sequenceFlow id='f' sourceRef='it' targetRef='t'/>",
        "<callActivity id='it' calledElement='x'/>",
        "<businessRuleTask id='it' c:decisionRef='x'/>",
        "<endEvent id='it'/>",
        "<endEvent id='it'><terminateEventDefinition/></endEvent>",
        "<endEvent id='it'><errorEventDefinition errorRef='x'/></endEvent>",
        "<intermediateThrowEvent id='it'/>",
        "<intermediateCatchEvent id='it'><timerEventDefinition><timeDuration>PT1M</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        "<intermediateCatchEvent id='it'><conditionalEventDefinition><condition>${x}</condition></conditionalEventDefinition></intermediateCatchEvent>"
      })
  void whatDiagramsAreOfferedStaysAsItIs(String activity) {
    assertThat(behaviour(activity).getClass().getPackageName())
        .isEqualTo("org.camunda.bpm.engine.impl.bpmn.behavior");
  }

  @Test
  void theReasonNamesTheElement() {
    assertThatThrownBy(
            () -> behaviour("<serviceTask id='it' c:expression='${x}'/>").execute(execution()))
        .hasMessageStartingWith("'it' does something");
  }

  private ActivityBehavior behaviour(String activity) {
    String diagram =
        ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='x'"
                + " xmlns:c='http://camunda.org/schema/1.0/bpmn' xmlns:a='http://activiti.org/bpmn'>"
                + "<process id='p' isExecutable='true' c:historyTimeToLive='P1D'>"
                + "<startEvent id='start'/>%s</process><error id='x' errorCode='x'/></definitions>")
            .formatted(activity);
    return configuration()
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                parser()
                    .getBpmnParser()
                    .createParse()
                    .sourceString(diagram)
                    .deployment(new DeploymentEntity())
                    .execute()
                    .getProcessDefinitions()
                    .get(0)
                    .findActivity("it")
                    .getActivityBehavior());
  }

  private BpmnDeployer parser() {
    return configuration().getDeployers().stream()
        .filter(BpmnDeployer.class::isInstance)
        .map(BpmnDeployer.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private ExecutionEntity execution() {
    ExecutionEntity execution = new ExecutionEntity();
    execution.setActivityId("it");
    return execution;
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
