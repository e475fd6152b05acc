package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Pages the whole team and every incident manager; done again until somebody takes it. If nobody is
 * left who may be asked for relief, whoever leads is told.
 */
@Component
@Achieves(Effect.PAGES)
class PageEveryone implements JavaDelegate {

  private final Incidents incidents;
  private final Callable callable;
  private final Rested rested;
  private final Pager pager;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PageEveryone(
      Incidents incidents,
      Callable callable,
      Rested rested,
      Pager pager,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.callable = callable;
    this.rested = rested;
    this.pager = pager;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String whom = PAGED_TEAM.in(execution);
    List<Person> asked = rested.atLast(execution, callable.everybody(whom));
    if (asked.isEmpty()) {
      tellLeader(execution, whom);
      throw NobodyNeeded.whoIsRested(whom);
    }
    pager.pageLast(
        execution,
        CallingHours.of(responsePlan(execution)).within(asked, clock.instant()),
        PAGED_ROUND.in(execution));
  }

  private void tellLeader(DelegateExecution execution, String whom) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    Map<String, Object> facts = Map.of("whom", new Label(callable.name(whom)));
    events.publishEvent(new IncidentEvent.NobodyOnCall(incident.number(), whom, "everyone"));
    messages.toPeople(
        new Occasion("pageEveryone", incident, execution.getActivityInstanceId(), facts),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
