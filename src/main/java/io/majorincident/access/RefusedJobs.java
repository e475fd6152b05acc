package io.majorincident.access;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;

/**
 * Whoever may not execute a job changes nothing by trying. The engine would count it as a failure
 * of the job and, after a few of them, give up a timer that is to call the next person.
 */
final class RefusedJobs extends DefaultFailedJobCommandFactory {

  @Override
  public Command<Object> getCommand(String job, Throwable failure) {
    return failure instanceof AuthorizationException
        ? context -> null
        : super.getCommand(job, failure);
  }
}
