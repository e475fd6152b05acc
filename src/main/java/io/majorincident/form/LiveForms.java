package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Adds the live facts to the variables of a task's form, and the real options to a start form, when
 * the engine's REST interface delivers them. So a form that was opened at once shows what holds
 * now, and no copy of it has to be kept in process variables. The engine has checked before that
 * the reader may see the task.
 */
@Component
class LiveForms extends OncePerRequestFilter {

  private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/form-variables");
  private static final Pattern START = Pattern.compile(".*/deployed-start-form");

  private final TaskService tasks;
  private final FormFacts facts;
  private final Options options;
  private final ObjectMapper json;

  LiveForms(TaskService tasks, FormFacts facts, Options options, ObjectMapper json) {
    this.tasks = tasks;
    this.facts = facts;
    this.options = options;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !request.getMethod().equals("GET")
        || !(TASK.matcher(path).matches() || START.matcher(path).matches());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper delivered = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, delivered);
    if (delivered.getStatus() == HttpServletResponse.SC_OK) {
      JsonNode body = json.readTree(delivered.getContentAsByteArray());
      enrich(request.getRequestURI(), (ObjectNode) body);
      delivered.resetBuffer();
      delivered.getOutputStream().write(json.writeValueAsBytes(body));
    }
    delivered.copyBodyToResponse();
  }

  private void enrich(String path, ObjectNode body) {
    Matcher task = TASK.matcher(path);
    if (task.matches()) {
      Optional.ofNullable(tasks.createTaskQuery().taskId(task.group(1)).singleResult())
          .ifPresent(found -> addFacts(found, body));
    } else {
      body.path("components").forEach(this::addOptions);
    }
  }

  private void addFacts(Task task, ObjectNode variables) {
    leaveOutWhatIsEmpty(variables);
    String incident = variables.path("incident").path("value").asText();
    Date due = task.getDueDate();
    facts.texts(incident, due).forEach((name, text) -> put(variables, name, "String", text));
    facts.lists(incident).forEach((name, list) -> put(variables, name, "Json", list));
    options.names().forEach(name -> put(variables, name, "Json", options.list(name).toString()));
  }

  /** A form takes null for an answer, and does not choose what it has as default. */
  private static void leaveOutWhatIsEmpty(ObjectNode variables) {
    variables.properties().removeIf(variable -> variable.getValue().path("value").isNull());
  }

  private void addOptions(JsonNode component) {
    String list = component.path("valuesKey").asText();
    if (options.has(list)) {
      ((ObjectNode) component).remove("valuesKey");
      ((ObjectNode) component).set("values", options.list(list));
    }
  }

  private static void put(ObjectNode variables, String name, String type, String value) {
    variables.putObject(name).put("type", type).put("value", value).putObject("valueInfo");
  }
}
