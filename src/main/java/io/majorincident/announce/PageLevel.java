package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGED_LEVEL;
import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Person;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Pages who is on call at the present level; the first time that is the first level of round 1. */
@Component
@Achieves(Effect.PAGES)
class PageLevel implements JavaDelegate {

  private final Incidents incidents;
  private final Callable callable;
  private final Rested rested;
  private final Pager pager;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PageLevel(
      Incidents incidents,
      Callable callable,
      Rested rested,
      Pager pager,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
    this.callable = callable;
    this.rested = rested;
    this.pager = pager;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int place = PAGED_LEVEL.find(execution).orElse(0);
    String level = PagingLevels.of(responsePlan(execution)).at(place);
    String label = PagingLevels.label(level);
    int round = PAGED_ROUND.find(execution).orElse(1);
    PAGED_LEVEL.set(execution, place);
    PAGED_ROUND.set(execution, round);
    String team = PAGED_TEAM.in(execution);
    List<Person> people = callable.at(team, level, rested.of(execution));
    if (people.isEmpty()) {
      events.publishEvent(
          new IncidentEvent.NobodyOnCall(IncidentNumber.of(execution), team, label));
      throw new NobodyOnCall(team, label);
    }
    pager.page(execution, within(execution, people), round, label);
  }

  private List<Person> within(DelegateExecution execution, List<Person> people) {
    return CallingHours.of(responsePlan(execution)).within(people, clock.instant());
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
