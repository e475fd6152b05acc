package io.majorincident.duty;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is asked, one after the other, to find somebody rested for a person who is tired. */
@Component
class ReliefFinders {

  private final Plan plan;

  ReliefFinders(Plan plan) {
    this.plan = plan;
  }

  /**
   * The lead first, then the lead again, since one message may be slept through, then every
   * incident manager too; nobody after that.
   */
  List<Person> at(int level, String team, String tired) {
    return switch (level) {
      case 0, 1 -> leads(team, tired);
      case 2 -> Stream.concat(leads(team, tired).stream(), managers(tired)).distinct().toList();
      default -> List.of();
    };
  }

  /** The lead of the team; if that is who is tired, every other incident manager. */
  List<Person> leads(String team, String tired) {
    String lead = plan.findTeam(team).orElseGet(plan::defaultTeam).lead();
    return lead.equals(tired) ? managers(tired).toList() : plan.person(lead).stream().toList();
  }

  private Stream<Person> managers(String tired) {
    return plan.withRole(Role.INCIDENT_MANAGER).stream()
        .filter(person -> !person.id().equals(tired));
  }
}
