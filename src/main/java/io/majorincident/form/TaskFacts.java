package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Glossary;
import io.majorincident.process.DeployedTexts;
import io.majorincident.process.Work;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Adds the live facts to the variables of a task's form. */
@Component
class TaskFacts implements Enrichment {

  private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/form-variables");

  private final TaskService tasks;
  private final Work work;
  private final Incidents incidents;
  private final FormFacts facts;
  private final SwapFacts swaps;
  private final ReadinessFacts readiness;
  private final ReliefFacts relief;
  private final HelpFacts help;
  private final Options options;
  private final DeployedTexts texts;

  TaskFacts(
      TaskService tasks,
      Work work,
      Incidents incidents,
      FormFacts facts,
      SwapFacts swaps,
      ReadinessFacts readiness,
      ReliefFacts relief,
      HelpFacts help,
      Options options,
      DeployedTexts texts) {
    this.tasks = tasks;
    this.work = work;
    this.incidents = incidents;
    this.facts = facts;
    this.swaps = swaps;
    this.readiness = readiness;
    this.relief = relief;
    this.help = help;
    this.options = options;
    this.texts = texts;
  }

  @Override
  public boolean concerns(Asked asked) {
    return asked.method().equals("GET") && TASK.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode variables) {
    Matcher task = TASK.matcher(asked.path());
    task.matches();
    Optional.ofNullable(tasks.createTaskQuery().taskId(task.group(1)).singleResult())
        .ifPresent(found -> addFacts(asked, found, (ObjectNode) variables));
  }

  private void addFacts(Asked asked, Task task, ObjectNode variables) {
    leaveOutWhatIsEmpty(variables);
    readiness.texts(asked, variables).forEach((name, text) -> put(variables, name, "String", text));
    sayWhy(variables, texts.of(asked.language(), task.getProcessDefinitionId()));
    String incident = work.incident(task.getProcessInstanceId()).orElse("");
    knownOf(incident, variables);
    facts
        .texts(asked, incident, task.getDueDate())
        .forEach((name, text) -> put(variables, name, "String", text));
    swaps.texts(asked, variables).forEach((name, text) -> put(variables, name, "String", text));
    help.texts(asked, incident, variables)
        .forEach((name, text) -> put(variables, name, "String", text));
    relief.texts(variables).forEach((name, text) -> put(variables, name, "String", text));
    relief.lists(variables).forEach((name, list) -> put(variables, name, "Json", list));
    facts.lists(incident).forEach((name, list) -> put(variables, name, "Json", list));
    options
        .names()
        .forEach(name -> put(variables, name, "Json", options.list(name, asked).toString()));
  }

  /** What a form may show or decide by. */
  private void knownOf(String incident, ObjectNode variables) {
    incidents
        .findFacts(incident)
        .ifPresent(
            known -> {
              put(variables, "incident", "String", incident);
              IncidentFacts.SIMPLE.stream()
                  .filter(name -> known.get(name) != null)
                  .forEach(name -> putFact(variables, name, known.get(name)));
            });
  }

  private static void putFact(ObjectNode variables, String name, Object value) {
    variables
        .putObject(name)
        .put("type", value.getClass().getSimpleName())
        .putPOJO("value", value)
        .putObject("valueInfo");
  }

  /** A form takes null for an answer, and does not choose what it has as default. */
  private static void leaveOutWhatIsEmpty(ObjectNode variables) {
    variables.properties().removeIf(variable -> variable.getValue().path("value").isNull());
  }

  /** Why somebody is paged stands in the diagrams. */
  private static void sayWhy(ObjectNode variables, Glossary glossary) {
    if (variables.path("pageReason") instanceof ObjectNode reason) {
      reason.put("value", PlainText.escape(glossary.say(reason.path("value").asText())));
    }
  }

  private static void put(ObjectNode variables, String name, String type, String value) {
    variables.putObject(name).put("type", type).put("value", value).putObject("valueInfo");
  }
}
