package io.majorincident.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmEvent;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Closes what the engine leaves open to everybody who may sign in. */
@Component
class EngineGuard extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new NotesOnTasks(configuration));
    configuration.setFailedJobCommandFactory(new RefusedJobs());
    configuration.setResourceAuthorizationProvider(new DeploymentsStay());
    listeners(configuration).add(new StartsByForm());
  }

  private static List<BpmnParseListener> listeners(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomPreBPMNParseListeners() == null) {
      configuration.setCustomPreBPMNParseListeners(new ArrayList<>());
    }
    return configuration.getCustomPreBPMNParseListeners();
  }

  /** With what somebody deployed, the engine would let him delete every incident that ran on it. */
  private static final class DeploymentsStay extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
      return new AuthorizationEntity[0];
    }
  }

  private static final class StartsByForm extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      definition.addListener(PvmEvent.EVENTNAME_START, OnlyByForm.of(process));
    }
  }
}
