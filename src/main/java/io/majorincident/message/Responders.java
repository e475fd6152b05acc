package io.majorincident.message;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is working on an incident and must hear of what happens. */
@Component
public class Responders {

  private final Plan plan;
  private final Roles roles;
  private final Incidents incidents;

  Responders(Plan plan, Roles roles, Incidents incidents) {
    this.plan = plan;
    this.roles = roles;
    this.incidents = incidents;
  }

  /** Everybody who holds a role in it, each once; if nobody does, its leaders. */
  public List<Person> of(Incident incident) {
    Map<String, Person> people = new LinkedHashMap<>();
    roles
        .now(incident.number())
        .values()
        .forEach(ids -> ids.forEach(id -> plan.person(id).ifPresent(p -> people.put(id, p))));
    return people.isEmpty() ? leaders(incident) : List.copyOf(people.values());
  }

  /** Who leads it now; if nobody does, every incident manager of the plan. */
  public List<Person> leaders(Incident incident) {
    return leader(incident).map(List::of).orElseGet(() -> plan.withRole(Role.INCIDENT_MANAGER));
  }

  /** Who has it in hand: its leaders; of a minor one that nobody leads, the owning team. */
  public List<Person> inCharge(Incident incident) {
    boolean led = incidents.facts(incident.number()).major() || leader(incident).isPresent();
    List<Person> team = led ? List.of() : behind(incident.team());
    return team.isEmpty() ? leaders(incident) : team;
  }

  /** Whom the name of a team or a role stands for; empty if there is neither. */
  public List<Person> behind(String teamOrRole) {
    return Role.find(teamOrRole)
        .map(plan::withRole)
        .orElseGet(
            () ->
                plan.findTeam(teamOrRole).stream()
                    .flatMap(team -> team.members().stream())
                    .flatMap(id -> plan.person(id).stream())
                    .toList());
  }

  private Optional<Person> leader(Incident incident) {
    return roles.holder(incident.number(), Role.INCIDENT_MANAGER).flatMap(plan::person);
  }
}
