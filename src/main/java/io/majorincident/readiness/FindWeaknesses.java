package io.majorincident.readiness;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what is weak in the plan, keeps what is new for the diagram to follow, and ends what is
 * still followed but gone.
 */
@Component
class FindWeaknesses implements JavaDelegate {

  private static final String NEW_WEAKNESSES = "newWeaknesses";

  private final Weaknesses weaknesses;
  private final AcceptedWeaknesses accepted;
  private final WeaknessWords words;
  private final Plan plan;
  private final IncidentProcess process;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final JdbcClient jdbc;
  private final Clock clock;

  FindWeaknesses(
      Weaknesses weaknesses,
      AcceptedWeaknesses accepted,
      WeaknessWords words,
      Plan plan,
      IncidentProcess process,
      RuntimeService runtime,
      ManagementService management,
      JdbcClient jdbc,
      Clock clock) {
    this.weaknesses = weaknesses;
    this.accepted = accepted;
    this.words = words;
    this.plan = plan;
    this.process = process;
    this.runtime = runtime;
    this.management = management;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    // two checks side by side would raise the same twice
    jdbc.sql("select pg_advisory_xact_lock(hashtext('readiness'))").query((row, n) -> 1).list();
    List<Weakness> found = weaknesses.now();
    Set<String> keys = found.stream().map(Weakness::key).collect(Collectors.toSet());
    Set<String> followed = followed();
    followed.stream().filter(key -> !keys.contains(key)).forEach(process::weaknessGone);
    Set<String> known = new HashSet<>(accepted.at(clock.instant()));
    known.addAll(followed);
    known.addAll(aboutToBeFollowed());
    execution.setVariable(
        NEW_WEAKNESSES,
        found.stream()
            .filter(weakness -> !known.contains(weakness.key()))
            .map(this::variables)
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private Map<String, Object> variables(Weakness weakness) {
    Map<String, Object> variables = weakness.variables();
    variables.put(
        ReadinessVariables.WEAKNESS_TEXT.name(), words.what(weakness, Locale.ENGLISH, plan.zone()));
    variables.put(ReadinessVariables.WEAKNESS_FOUND_AT.name(), clock.instant().toString());
    variables.put(ReadinessVariables.WEAKNESS_HOURS_AHEAD.name(), hoursUntil(weakness.span()));
    return variables;
  }

  /** None if it has begun. */
  private int hoursUntil(Span span) {
    long hours = Duration.between(clock.instant(), span.from()).toHours();
    return (int) Math.max(0, hours);
  }

  private Set<String> followed() {
    return instances("followWeakness")
        .map(
            instance ->
                (String) runtime.getVariable(instance.getId(), ReadinessVariables.WEAKNESS.name()))
        .collect(Collectors.toSet());
  }

  /** What another check has found just now. */
  private Set<String> aboutToBeFollowed() {
    return instances("checkReadiness")
        .filter(check -> management.createJobQuery().processInstanceId(check.getId()).count() > 0)
        .flatMap(this::foundBy)
        .collect(Collectors.toSet());
  }

  private Stream<String> foundBy(ProcessInstance check) {
    return runtime.getVariable(check.getId(), NEW_WEAKNESSES) instanceof List<?> found
        ? found.stream()
            .map(it -> ((Map<?, ?>) it).get(ReadinessVariables.WEAKNESS.name()).toString())
        : Stream.empty();
  }

  private Stream<ProcessInstance> instances(String process) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream();
  }
}
