package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Languages;
import io.majorincident.process.Choices;
import io.majorincident.process.DeployedTexts;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.FormRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task is completed, and a process started, with what the form that was deployed with it asks
 * for, and nothing else. Whoever may not do it at all is told that first.
 */
@Component
class SentForms {

  private final ObjectMapper json = new ObjectMapper();
  private final List<FormRule> rules;
  private final ObjectProvider<DeployedTexts> texts;
  private final ObjectProvider<Choices> choices;
  private final FormLists rows;

  /** What is provided needs the engine, which is not there yet when this is made. */
  SentForms(
      List<FormRule> rules,
      ObjectProvider<DeployedTexts> texts,
      ObjectProvider<Choices> choices,
      FormLists rows) {
    this.rules = rules;
    this.texts = texts;
    this.choices = choices;
    this.rows = rows;
  }

  void submittedTask(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    checkTask(fields.text("taskId"), fields.values("properties"), context);
  }

  void completedTask(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    checkTask(fields.text("taskId"), fields.values("variables"), context);
  }

  void submittedStart(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    ProcessDefinitionEntity process =
        context.runWithoutAuthorization(
            () ->
                new GetDeployedProcessDefinitionCmd(fields.text("processDefinitionId"), false)
                    .execute(context));
    checkStart(process, fields.values("variables"), fields.get("businessKey") != null, context);
  }

  void started(Command<?> command, CommandContext context) {
    ProcessInstantiationBuilderImpl start =
        (ProcessInstantiationBuilderImpl) new CommandFields(command).get("instantiationBuilder");
    boolean keyed = start.getBusinessKey() != null || start.getCaseInstanceId() != null;
    Map<String, Object> sent = start.getVariables() == null ? Map.of() : start.getVariables();
    checkStart(
        new GetDeployedProcessDefinitionCmd(start, false).execute(context), sent, keyed, context);
  }

  /** That there is no such task the engine says itself. */
  private void checkTask(String id, Map<String, Object> sent, CommandContext context) {
    TaskEntity task = id == null ? null : context.getTaskManager().findTaskById(id);
    if (task != null) {
      checkers(context).forEach(checker -> checker.checkTaskWork(task));
      JsonNode form = form(context, forms -> forms.getDeployedTaskForm(id));
      check(form, sent, task::getVariable, task.getProcessDefinitionId());
      checkRows(task, form, sent);
    }
  }

  private void checkRows(TaskEntity task, JsonNode form, Map<String, Object> sent) {
    Map<String, FormField> fields = FormField.in(form);
    Map<String, Object> values = values(sent);
    List<Fault> faults = rows.faults(task, fields, values);
    if (!faults.isEmpty()) {
      String process = task.getProcessDefinitionId();
      throw new FaultyForm(faults, texts.getObject().of(Languages.asked(), process));
    }
    rows.keep(task, fields, values);
    values.keySet().stream().filter(it -> fields.get(it).rowsOf() != null).forEach(sent::remove);
  }

  private static Map<String, Object> values(Map<String, Object> sent) {
    Map<String, Object> values = new LinkedHashMap<>();
    VariableMap typed = sent instanceof VariableMap map ? map : Variables.fromMap(sent);
    typed.keySet().forEach(name -> values.put(name, SentValue.of(typed.getValueTyped(name))));
    return values;
  }

  private void checkStart(
      ProcessDefinitionEntity process,
      Map<String, Object> sent,
      boolean keyed,
      CommandContext context) {
    checkers(context).forEach(checker -> checker.checkCreateProcessInstance(process));
    if (!hasForm(process)) {
      throw refused(process.getId(), Fault.of("Nobody starts this process by hand."));
    }
    if (keyed) {
      throw refused(
          process.getId(), Fault.of("A process gets its business key itself: leave it out."));
    }
    check(
        form(context, forms -> forms.getDeployedStartForm(process.getId())),
        sent,
        name -> null,
        process.getId());
  }

  private static boolean hasForm(ProcessDefinitionEntity process) {
    FormDefinition start = process.getStartFormDefinition();
    return start != null && start.getCamundaFormDefinitionKey() != null;
  }

  private static List<CommandChecker> checkers(CommandContext context) {
    return context.getProcessEngineConfiguration().getCommandCheckers();
  }

  private void check(
      JsonNode form, Map<String, Object> sent, Function<String, Object> before, String process) {
    Map<String, Object> values = values(sent);
    List<Fault> faults = new ArrayList<>(SentFields.faults(form, values, before));
    Map<String, FormField> fields = FormField.in(form);
    if (rules.stream().noneMatch(rule -> rule.form().equals(form.path("id").asText()))) {
      fields.forEach((name, field) -> checkChoice(field, values.get(name), faults));
    }
    if (faults.isEmpty()) {
      faults.addAll(MissingAnswers.faults(form, fields, values, before));
    }
    if (!faults.isEmpty()) {
      throw new FaultyForm(faults, texts.getObject().of(Languages.asked(), process));
    }
    values.keySet().stream().filter(name -> fields.get(name).readOnly()).forEach(sent::remove);
    values.keySet().stream()
        .filter(name -> isLeftAsItWas(fields.get(name), values.get(name), before.apply(name)))
        .forEach(sent::remove);
  }

  /** Nothing is chosen where something was: that is no answer, and so it takes nothing away. */
  private static boolean isLeftAsItWas(FormField field, Object sent, Object before) {
    return sent == null && before != null && field.isAnswered();
  }

  /** For forms that have no rule of their own, which knows better what is wrong. */
  private void checkChoice(FormField field, Object value, List<Fault> faults) {
    String list = field.component().path("valuesKey").asText();
    if (value instanceof String chosen && !chosen.isEmpty() && !list.isEmpty()) {
      choices
          .getObject()
          .of(list)
          .filter(offered -> !offered.contains(chosen))
          .ifPresent(none -> faults.add(Fault.of("'%s' cannot be '%s'.", field.label(), chosen)));
    }
  }

  private FaultyForm refused(String process, Fault fault) {
    return new FaultyForm(List.of(fault), texts.getObject().of(Languages.asked(), process));
  }

  /** Whoever may send a form need not be able to read it. */
  private JsonNode form(CommandContext context, Function<FormService, InputStream> deployed) {
    FormService forms = context.getProcessEngineConfiguration().getFormService();
    Callable<JsonNode> read = () -> read(deployed.apply(forms));
    try {
      return context.runWithoutAuthorization(read);
    } catch (BadUserRequestException noForm) {
      return json.createObjectNode();
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
