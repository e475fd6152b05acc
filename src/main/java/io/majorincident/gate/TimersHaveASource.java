package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.process.IncidentVariables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Every timer knows when: it holds a duration, a date or a cycle itself, or reads a column of a
 * table that was asked, or a moment that a step works out, or what every caller of the process
 * hands in, which in turn must have such a source. What a called process reads of a table of
 * another process is handed to it by every caller, too; the plans of the incident it knows by
 * itself.
 */
@Component
class TimersHaveASource implements Rule {

  private static final String PERIOD =
      "P(?=\\d|T\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?";

  private static final Pattern LITERAL =
      Pattern.compile(
          "(R\\d*/(\\d{4}-[^/]+/)?)?"
              + PERIOD
              + "|\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})"
              + "|[\\d*/,\\-]+( [\\d*/,\\-?LW#A-Z]+){5,6}");

  private static final Pattern READ = Pattern.compile("\\$\\{(\\w+)(?:\\.(\\w+))?}");

  /** What steps work out, as durations, moments and cycles. */
  private static final Set<String> WORKED_OUT_BY_STEPS =
      Stream.of(
              IncidentVariables.ACKNOWLEDGEMENT_EXPIRES_AT,
              IncidentVariables.ANSWER_DUE_AT,
              IncidentVariables.HELP_WITHIN,
              IncidentVariables.PAGE_AT,
              IncidentVariables.TIME_BOX,
              IncidentVariables.NEXT_UPDATE_AT,
              IncidentVariables.DRAFT_UPDATE_AT,
              IncidentVariables.ACTION_DUE,
              IncidentVariables.ACTION_REMINDERS,
              IncidentVariables.REMINDER_AT)
          .map(variable -> variable.name())
          .collect(Collectors.toSet());

  /** A moment that a step works out of a cell, with that cell: without it there is none. */
  private static final Map<String, String> WORKED_OUT_OF_A_CELL =
      Map.of(
          IncidentVariables.ACKNOWLEDGE_BY.name(),
          "${responsePlan.acknowledgeWithin}",
          IncidentVariables.CONFIRM_BY.name(),
          "${communicationPlan.confirmWithin}");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.all(TimerEventDefinition.class).flatMap(timer -> fault(set, timer).stream());
  }

  private static Optional<Fault> fault(ParsedSet set, Found<TimerEventDefinition> timer) {
    String when = timer.element().getTextContent().strip();
    return wrong(set, process(timer.element()), when, new HashSet<>())
        .map(
            why ->
                new Fault(
                    timer.file(),
                    ((FlowElement) timer.element().getParentElement()).getId(),
                    "Its timer has no source of its duration: '%s' %s".formatted(when, why)));
  }

  /**
   * @param seen what is being looked at, so that processes that call each other come to an end
   */
  private static Optional<String> wrong(
      ParsedSet set, Process process, String when, Set<String> seen) {
    if (LITERAL.matcher(when).matches() || !seen.add(process.getId() + " " + when)) {
      return Optional.empty();
    }
    Matcher read = READ.matcher(when);
    if (!read.matches()) {
      return Optional.of("is neither a duration, date or cycle nor a variable.");
    }
    return read.group(2) == null
        ? byVariable(set, process, read.group(1), seen)
        : byTable(set, process, read.group(1), read.group(2));
  }

  private static Optional<String> byVariable(
      ParsedSet set, Process process, String variable, Set<String> seen) {
    if (WORKED_OUT_BY_STEPS.contains(variable)) {
      return Optional.empty();
    }
    String cell = WORKED_OUT_OF_A_CELL.get(variable);
    if (cell != null) {
      return wrong(set, process, cell, seen)
          .map(why -> "is worked out of '%s', which %s".formatted(cell, why));
    }
    List<Found<CallActivity>> callers = callers(set, process).toList();
    if (callers.isEmpty() && !Contents.isOffered(process)) {
      return Optional.of(
          "is a variable that no step works out, no table gives and nobody hands in.");
    }
    return callers.stream()
        .flatMap(call -> handedInWrong(set, call, variable, seen).stream())
        .findFirst();
  }

  private static Optional<String> handedInWrong(
      ParsedSet set, Found<CallActivity> call, String variable, Set<String> seen) {
    Optional<String> value = Handed.in(call.element(), variable);
    return value.isEmpty()
        ? Optional.of(notHandedIn(call))
        : wrong(set, process(call.element()), value.get(), seen)
            .map(why -> "gets '%s' of '%s', which %s".formatted(value.get(), call.id(), why));
  }

  private static Optional<String> byTable(
      ParsedSet set, Process process, String plan, String column) {
    if (columns(set, plan).noneMatch(column::equals)) {
      return Optional.of("is no column of a table that is asked.");
    }
    return IncidentFacts.NAMES.contains(plan) || asked(process, plan)
        ? Optional.empty()
        : callers(set, process)
            .filter(call -> Handed.in(call.element(), plan).isEmpty())
            .findFirst()
            .map(TimersHaveASource::notHandedIn);
  }

  private static String notHandedIn(Found<CallActivity> call) {
    return "is not handed in by '%s' of %s, which calls this process."
        .formatted(call.id(), call.file());
  }

  private static Stream<String> columns(ParsedSet set, String plan) {
    Set<String> tables =
        set.all(BusinessRuleTask.class)
            .map(Found::element)
            .filter(task -> plan.equals(task.getCamundaResultVariable()))
            .map(BusinessRuleTask::getCamundaDecisionRef)
            .collect(Collectors.toCollection(HashSet::new));
    if (IncidentFacts.NAMES.contains(plan)) {
      tables.add(plan);
    }
    return set.decisions()
        .filter(decision -> tables.contains(decision.getId()))
        .flatMap(TimersHaveASource::outputs);
  }

  private static Stream<String> outputs(Decision decision) {
    return decision.getModelInstance().getModelElementsByType(Output.class).stream()
        .filter(output -> output.getParentElement().getParentElement().equals(decision))
        .map(Output::getName);
  }

  private static boolean asked(Process process, String plan) {
    return process.getModelInstance().getModelElementsByType(BusinessRuleTask.class).stream()
        .filter(task -> process(task).equals(process))
        .anyMatch(task -> plan.equals(task.getCamundaResultVariable()));
  }

  private static Stream<Found<CallActivity>> callers(ParsedSet set, Process process) {
    return set.all(CallActivity.class)
        .filter(call -> process.getId().equals(call.element().getCalledElement()));
  }

  private static Process process(ModelElementInstance element) {
    ModelElementInstance around = element;
    while (!(around instanceof Process)) {
      around = around.getParentElement();
    }
    return (Process) around;
  }
}
