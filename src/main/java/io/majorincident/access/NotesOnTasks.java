package io.majorincident.access;

import java.io.InputStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;

/**
 * Lets only those comment on a task, or attach something to it, who may work on it: the engine lets
 * everybody do so who may read it, even an auditor.
 */
final class NotesOnTasks extends TaskServiceImpl {

  private final ProcessEngineConfigurationImpl configuration;

  NotesOnTasks(ProcessEngineConfigurationImpl configuration) {
    this.configuration = configuration;
  }

  @Override
  public Comment createComment(String task, String process, String message) {
    onlyWhoMayWorkOn(task);
    return super.createComment(task, process, message);
  }

  @Override
  public Attachment createAttachment(
      String type, String task, String process, String name, String about, InputStream content) {
    onlyWhoMayWorkOn(task);
    return super.createAttachment(type, task, process, name, about, content);
  }

  @Override
  public Attachment createAttachment(
      String type, String task, String process, String name, String about, String url) {
    onlyWhoMayWorkOn(task);
    return super.createAttachment(type, task, process, name, about, url);
  }

  private void onlyWhoMayWorkOn(String task) {
    if (configuration.getIdentityService().getCurrentAuthentication() != null) {
      commandExecutor.execute(
          context -> {
            check(context, task);
            return null;
          });
    }
  }

  private void check(CommandContext context, String id) {
    TaskEntity task = id == null ? null : context.getTaskManager().findTaskById(id);
    if (task == null) {
      throw new AuthorizationException("The task is not open: nothing can be added to it.");
    }
    configuration.getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
  }
}
