package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_LEVEL;
import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.ROUNDS_LEFT;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Goes on to the next level, and after the last one to the next round. A level that adds nobody to
 * whom the last page has asked is passed over; the first of a round asks once more.
 */
@Component
class EscalateLevel implements JavaDelegate {

  private final Incidents incidents;
  private final Pager pager;
  private final Pages pages;
  private final Callable callable;
  private final Rested rested;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EscalateLevel(
      Incidents incidents,
      Pager pager,
      Pages pages,
      Callable callable,
      Rested rested,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.pager = pager;
    this.pages = pages;
    this.callable = callable;
    this.rested = rested;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PAGE.find(execution).ifPresent(page -> pager.goOn(page, "going on to the next"));
    int level = next(execution, PAGED_LEVEL.in(execution) + 1);
    int round = PAGED_ROUND.in(execution);
    if (level >= levels(execution).size()) {
      level = 0;
      round++;
    }
    PAGED_LEVEL.set(execution, level);
    PAGED_ROUND.set(execution, round);
    ROUNDS_LEFT.set(execution, round <= rounds(execution));
  }

  private int next(DelegateExecution execution, int from) {
    int level = from;
    while (level < levels(execution).size() && addsNobody(execution, level)) {
      String label = PagingLevels.label(levels(execution).at(level));
      events.publishEvent(new IncidentEvent.LevelPassed(IncidentNumber.of(execution), label));
      level++;
    }
    return level;
  }

  private boolean addsNobody(DelegateExecution execution, int level) {
    List<Person> people =
        callable.at(PAGED_TEAM.in(execution), levels(execution).at(level), rested.of(execution));
    List<String> ids =
        CallingHours.of(responsePlan(execution)).within(people, clock.instant()).stream()
            .map(Person::id)
            .toList();
    return !ids.isEmpty() && asked(execution).containsAll(ids);
  }

  private List<String> asked(DelegateExecution execution) {
    return PAGE.find(execution).map(pages::asked).orElse(List.of());
  }

  private PagingLevels levels(DelegateExecution execution) {
    return PagingLevels.of(responsePlan(execution));
  }

  private int rounds(DelegateExecution execution) {
    return responsePlan(execution).text("pagingRounds").map(Integer::valueOf).orElse(1);
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
