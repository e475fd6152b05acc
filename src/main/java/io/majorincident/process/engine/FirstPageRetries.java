package io.majorincident.process.engine;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.PageHistory;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * While nobody has been called for an incident, none of its steps is given up: after the usual
 * short pauses it is tried every minute until it succeeds. At the fourth failure, after 21 seconds,
 * people hear of it by another way.
 */
@Component
class FirstPageRetries extends AbstractProcessEnginePlugin {

  /** Of the six tries that every step has. */
  private static final int LEFT_WHEN_TOLD = 2;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ObjectProvider<Incidents> incidents;
  private final ObjectProvider<PageHistory> pages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /**
   * @param incidents need the database, which stands only after the engine has been planned
   * @param pages need it, too
   */
  FirstPageRetries(
      ObjectProvider<Incidents> incidents,
      ObjectProvider<PageHistory> pages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.pages = pages;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    FailedJobCommandFactory usual = configuration.getFailedJobCommandFactory();
    configuration.setFailedJobCommandFactory(
        (job, failure) -> patient(job, failure, usual.getCommand(job, failure)));
  }

  private Command<Object> patient(String id, Throwable failure, Command<Object> usual) {
    return context -> {
      JobEntity step = context.getJobManager().findJobById(id);
      Optional<String> uncalled = uncalled(step, context);
      if (uncalled.isEmpty()) {
        return usual.execute(context);
      }
      if (hasFailed(step, context, usual)) {
        goOn(step, uncalled.get(), failure);
      }
      return null;
    };
  }

  /** Whether that counts as a failure; the last try is never used up. */
  private static boolean hasFailed(JobEntity step, CommandContext context, Command<Object> usual) {
    int left = step.getRetries();
    int before = Math.max(left, LEFT_WHEN_TOLD);
    step.setRetries(before);
    usual.execute(context);
    boolean failed = step.getRetries() != before;
    if (!failed) {
      step.setRetries(left);
    }
    return failed;
  }

  private void goOn(JobEntity step, String incident, Throwable failure) {
    if (step.getRetries() == LEFT_WHEN_TOLD) {
      String why = Optional.ofNullable(failure.getMessage()).orElse("no reason given");
      events.publishEvent(new IncidentEvent.StepStuck(incident, step.getActivityId(), why));
    }
    if (step.getRetries() < LEFT_WHEN_TOLD) {
      step.setDuedate(Date.from(clock.instant().plus(PAUSE)));
    }
  }

  /** The number of the incident of this step, if nobody was called for it and somebody must be. */
  private Optional<String> uncalled(JobEntity step, CommandContext context) {
    return Optional.ofNullable(step)
        .map(JobEntity::getProcessInstanceId)
        .map(context.getExecutionManager()::findExecutionById)
        .map(ExecutionEntity::getBusinessKey)
        .flatMap(incidents.getObject()::find)
        .filter(incident -> incident.status().needsPeople())
        .map(Incident::number)
        .filter(number -> !pages.getObject().anybodyCalled(number));
  }
}
