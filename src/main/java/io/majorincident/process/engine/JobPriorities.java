package io.majorincident.process.engine;

import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.ProcessSets;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobPriorityProvider;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says of each step which goes first when more is due than can be done: by what it is for, and how
 * severe its incident is. Diagrams need not say it; what one says (camunda:jobPriority) holds.
 */
@Component
class JobPriorities extends AbstractProcessEnginePlugin {

  private static final String PAGING = "pageOnCall";

  private static final Set<String> MESSAGES = Set.of("informStakeholders", "sendUpdate");

  /** What a step is for; what comes first goes first. Nobody must wait for what comes later. */
  enum Kind {
    /** Nobody has been called for the incident yet. */
    FIRST_PAGE(1000),
    /** The next people are called, or others in addition. */
    ESCALATION(800),
    /** What a person or a system has just said, and all that follows at once. */
    SAID(600),
    /** Messages to customers and staff. */
    MESSAGE(400),
    /** Whatever else time brings about in an incident. */
    REMINDER(200),
    /** What belongs to no incident. */
    ROUTINE(0);

    private final long base;

    Kind(long base) {
      this.base = base;
    }

    /**
     * @param severity 1 is the worst; 4 where none is known
     */
    long priority(int severity) {
      return base + 10L * (4 - Math.min(4, Math.max(1, severity)));
    }
  }

  private final ObjectProvider<Incidents> incidents;

  JobPriorities(ObjectProvider<Incidents> incidents) {
    this.incidents = incidents;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setJobPriorityProvider(new Provider(incidents));
  }

  private static final class Provider extends DefaultJobPriorityProvider {

    private final ObjectProvider<Incidents> incidents;

    private Provider(ObjectProvider<Incidents> incidents) {
      this.incidents = incidents;
    }

    /** Asked where neither the step nor an administrator says any. */
    @Override
    protected Long getProcessDefinitionPriority(
        ExecutionEntity execution, JobDeclaration<?, ?> step) {
      Long given = super.getProcessDefinitionPriority(execution, step);
      return given == null && execution != null
          ? Long.valueOf(of(execution, step, severity(execution)))
          : given;
    }

    private int severity(ExecutionEntity execution) {
      return IncidentNumber.find(execution)
          .flatMap(incidents.getObject()::findFacts)
          .map(facts -> facts.severity().level())
          .orElse(4);
    }
  }

  private static long of(ExecutionEntity execution, JobDeclaration<?, ?> step, int severity) {
    Kind kind = kind(execution, step);
    long own = kind.priority(severity);
    boolean follows = kind == Kind.SAID && Context.getCommandContext().getCurrentJob() != null;
    return follows ? before() : own;
  }

  /**
   * What follows from a step is as urgent as that one: whoever was reminded did not just say so.
   */
  private static long before() {
    JobEntity before = Context.getCommandContext().getCurrentJob();
    return Math.min(before.getPriority(), Kind.SAID.priority(1));
  }

  private static Kind kind(ExecutionEntity execution, JobDeclaration<?, ?> step) {
    String process = execution.getProcessDefinition().getKey();
    if (process.equals(ProcessSets.MAIN) && isNew(execution)) {
      return Kind.FIRST_PAGE;
    }
    if (process.equals(PAGING) || calls(step.getActivity(), execution)) {
      return Kind.ESCALATION;
    }
    return step instanceof MessageJobDeclaration ? Kind.SAID : ofTime(execution, process);
  }

  private static Kind ofTime(ExecutionEntity execution, String process) {
    if (MESSAGES.contains(process)) {
      return Kind.MESSAGE;
    }
    return execution.getProcessBusinessKey() == null ? Kind.ROUTINE : Kind.REMINDER;
  }

  /** Whether its process begins in this moment. */
  private static boolean isNew(ExecutionEntity execution) {
    CachedDbEntity process =
        Context.getCommandContext()
            .getDbEntityManager()
            .getDbEntityCache()
            .getCachedEntity(ExecutionEntity.class, execution.getProcessInstanceId());
    return process != null && process.getEntityState() == DbEntityState.TRANSIENT;
  }

  private static boolean calls(ActivityImpl activity, ExecutionEntity execution) {
    return activity != null
        && activity.getActivityBehavior() instanceof CallableElementActivityBehavior call
        && Optional.ofNullable(call.getCallableElement().getDefinitionKeyValueProvider())
            .filter(key -> !key.isDynamic())
            .map(key -> key.getValue(execution))
            .filter(PAGING::equals)
            .isPresent();
  }
}
