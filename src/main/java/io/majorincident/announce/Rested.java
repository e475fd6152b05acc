package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.RELIEF;
import static io.majorincident.process.IncidentVariables.TIRED;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Roles;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Who can relieve others: nobody who needs relief, is busy with a more severe incident, or has said
 * no to this paging. Whoever is called for anything else may be any of these.
 */
@Component
class Rested {

  private final Incidents incidents;
  private final Roles roles;
  private final Pages pages;

  Rested(Incidents incidents, Roles roles, Pages pages) {
    this.incidents = incidents;
    this.roles = roles;
    this.pages = pages;
  }

  /** Who may be asked by this paging as long as anybody else is left. */
  Predicate<Person> of(DelegateExecution paging) {
    if (!RELIEF.find(paging).orElse(false)) {
      return person -> true;
    }
    Set<String> spared = spared(paging);
    return person -> !spared.contains(person.id());
  }

  /**
   * Who of them is asked when all have been asked one after another: if nobody else is left, all of
   * them, unless the response plan says no.
   */
  List<Person> atLast(DelegateExecution paging, List<Person> everybody) {
    List<Person> rested = everybody.stream().filter(of(paging)).toList();
    return rested.isEmpty() && mayAskTired(paging) ? everybody : rested;
  }

  private boolean mayAskTired(DelegateExecution paging) {
    return !incidents
        .facts(IncidentNumber.of(paging))
        .responsePlan()
        .text("askTired")
        .orElse("yes")
        .equals("no");
  }

  private Set<String> spared(DelegateExecution paging) {
    Incident incident = incidents.get(IncidentNumber.of(paging));
    Set<String> spared =
        Stream.of(TIRED.find(paging).orElse("").split(",")).collect(Collectors.toSet());
    spared.addAll(pages.declinedIn(paging.getProcessInstanceId()));
    spared.addAll(roles.busyWithMoreSevere(incident.number(), incident.severity()));
    spared.addAll(pages.takenOfMoreSevere(incident.number(), incident.severity().level()));
    return spared;
  }
}
