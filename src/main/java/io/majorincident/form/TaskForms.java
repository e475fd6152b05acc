package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The forms as they were deployed with the tasks that ask them. */
@Component
class TaskForms {

  private final TaskService tasks;
  private final FormService forms;
  private final ObjectMapper json;

  TaskForms(TaskService tasks, FormService forms, ObjectMapper json) {
    this.tasks = tasks;
    this.forms = forms;
    this.json = json;
  }

  /**
   * The form of a task; empty if there is no such task, or if it has none.
   *
   * @param task its id
   */
  Optional<JsonNode> of(String task) {
    if (tasks.createTaskQuery().taskId(task).count() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(forms.getDeployedTaskForm(task)));
    } catch (BadUserRequestException noForm) {
      return Optional.empty();
    }
  }

  private JsonNode read(InputStream deployed) {
    try (deployed) {
      return json.readTree(deployed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
