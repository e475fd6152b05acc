package io.majorincident.review;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom an incident manager can bring in. */
@Component
class KnownTeams {

  private final Plan plan;

  KnownTeams(Plan plan) {
    this.plan = plan;
  }

  List<Fault> faults(Optional<String> teamOrRole) {
    boolean known =
        teamOrRole
            .filter(id -> Role.find(id).isPresent() || plan.findTeam(id).isPresent())
            .isPresent();
    return known ? List.of() : List.of(Fault.of("Which team or role is to be brought in?"));
  }
}
