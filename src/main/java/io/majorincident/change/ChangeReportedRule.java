package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.CHANGE;
import static io.majorincident.process.IncidentVariables.CHANGED_ROLE;
import static io.majorincident.process.IncidentVariables.DUPLICATE_OF;
import static io.majorincident.process.IncidentVariables.NEW_HOLDER;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.REPORTED_INCIDENT;
import static io.majorincident.process.IncidentVariables.REPORTED_SEVERITY;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.incident.Status;
import io.majorincident.language.Label;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** What must be right in a report of a change before the incident can take it in. */
@Component
class ChangeReportedRule implements FormRule {

  private final Incidents incidents;
  private final Plan plan;

  ChangeReportedRule(Incidents incidents, Plan plan) {
    this.incidents = incidents;
    this.plan = plan;
  }

  @Override
  public String form() {
    return "changeReported";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    List<Fault> faults = new ArrayList<>();
    String number = REPORTED_INCIDENT.find(entered).map(String::strip).orElse("");
    Optional<Incident> incident = incidents.find(number);
    if (incident.isEmpty()) {
      faults.add(
          Fault.of(
              "There is no incident '%s'. A number looks like MI-2026-0001; Tasklist shows it in"
                  + " the name of each task.",
              number));
    }
    switch (CHANGE.find(entered).orElse("")) {
      case "severity" ->
          need(
              REPORTED_SEVERITY.find(entered).isPresent(),
              Fault.of("Which severity is it?"),
              faults);
      case "people" -> {
        need(
            PAGED_TEAM.find(entered).filter(this::canBePaged).isPresent(),
            Fault.of("Which team, role or person is needed?"),
            faults);
        incident.ifPresent(it -> needsPeople(it, faults));
      }
      case "role" -> handOver(entered, faults);
      case "duplicate" -> duplicate(entered, number, faults);
      case "relapse" -> incident.ifPresent(it -> relapse(it, faults));
      default -> {
        // a false alarm and a note need nothing more than the reason
      }
    }
    return faults;
  }

  private static void needsPeople(Incident incident, List<Fault> faults) {
    need(
        incident.status() != Status.RESOLVED,
        Fault.of(
            "%s is resolved, so nobody is called for it. If it is broken again, report that"
                + " instead.",
            incident.number()),
        faults);
  }

  private boolean canBePaged(String id) {
    return Role.find(id).isPresent()
        || plan.findTeam(id).isPresent()
        || plan.person(id).isPresent();
  }

  private void handOver(VariableScope entered, List<Fault> faults) {
    need(
        CHANGED_ROLE.find(entered).flatMap(Role::find).isPresent(),
        Fault.of("Which role is handed over?"),
        faults);
    need(
        NEW_HOLDER.find(entered).flatMap(plan::person).isPresent(),
        Fault.of("Who takes the role over?"),
        faults);
  }

  private void duplicate(VariableScope entered, String number, List<Fault> faults) {
    String other = DUPLICATE_OF.find(entered).map(String::strip).orElse("");
    Optional<Incident> same = incidents.find(other).filter(it -> !other.equals(number));
    need(
        same.isPresent(),
        Fault.of("Which other incident is the same? There is none with the number '%s'.", other),
        faults);
    same.filter(it -> it.status().ended())
        .ifPresent(
            ended ->
                faults.add(
                    Fault.of(
                        "%s has ended itself (%s): which one is being worked on?",
                        other, new Label(ended.status().label()))));
  }

  private static void relapse(Incident incident, List<Fault> faults) {
    boolean over = List.of(Status.RESOLVED, Status.CLOSED).contains(incident.status());
    need(over, Fault.of("Only a resolved incident can relapse."), faults);
  }

  private static void need(boolean given, Fault fault, List<Fault> faults) {
    if (!given) {
      faults.add(fault);
    }
  }
}
