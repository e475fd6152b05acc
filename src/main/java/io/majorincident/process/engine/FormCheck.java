package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Languages;
import io.majorincident.process.DeployedTexts;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.FormRule;
import io.majorincident.process.IncidentVariables;
import io.majorincident.process.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Checks on the server that what a form asks for is complete and makes sense: reads the constraints
 * from the form itself, and asks the rules of the stages. That nothing else was sent is known
 * before, see {@link SentForms}. Notes who completed the task, which need not be the one it is
 * assigned to.
 */
@Component
class FormCheck implements TaskListener, ExecutionListener {

  private final ObjectMapper json = new ObjectMapper();
  private final List<FormRule> rules;
  private final SignedIn signedIn;
  private final ObjectProvider<DeployedTexts> texts;

  /** The engine asks this, and is not there yet when it is made. */
  FormCheck(List<FormRule> rules, SignedIn signedIn, ObjectProvider<DeployedTexts> texts) {
    this.rules = rules;
    this.signedIn = signedIn;
    this.texts = texts;
  }

  @Override
  public void notify(DelegateTask task) {
    FormService forms = task.getProcessEngineServices().getFormService();
    check(forms.getDeployedTaskForm(task.getId()), task, task.getProcessDefinitionId());
    String assignee = Objects.requireNonNullElse(task.getAssignee(), "");
    task.setVariable(IncidentVariables.COMPLETED_BY.name(), signedIn.id().orElse(assignee));
  }

  @Override
  public void notify(DelegateExecution start) {
    FormService forms = start.getProcessEngineServices().getFormService();
    String process = start.getProcessDefinitionId();
    check(forms.getDeployedStartForm(process), start, process);
  }

  private void check(InputStream deployed, VariableScope entered, String process) {
    JsonNode form = read(deployed);
    List<Fault> faults = new ArrayList<>(FormConstraints.faults(form, entered::getVariable));
    String id = form.path("id").asText();
    rules.stream()
        .filter(rule -> rule.form().equals(id))
        .forEach(rule -> faults.addAll(faults(rule, entered)));
    if (!faults.isEmpty()) {
      throw new FaultyForm(faults, texts.getObject().of(Languages.asked(), process));
    }
    rules.stream().filter(rule -> rule.form().equals(id)).forEach(rule -> forget(entered, rule));
  }

  private static void forget(VariableScope entered, FormRule rule) {
    rule.putAway(entered);
    entered.removeVariables(rule.secrets());
  }

  /** A rule must see what holds, whatever the person who filled the form in may see. */
  private static List<Fault> faults(FormRule rule, VariableScope entered) {
    return Context.getCommandContext().runWithoutAuthorization(() -> rule.faults(entered));
  }

  private JsonNode read(InputStream deployed) {
    try (deployed) {
      return json.readTree(deployed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
