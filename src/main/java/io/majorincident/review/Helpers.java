package io.majorincident.review;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom somebody can ask for help: a team, everybody in a role, or one person. */
@Component
class Helpers {

  private final Plan plan;

  Helpers(Plan plan) {
    this.plan = plan;
  }

  /** As people read it; what is unknown is told as it is. */
  String name(String helper) {
    return Role.find(helper)
        .map(Role::label)
        .or(() -> plan.findTeam(helper).map(Team::name))
        .or(() -> plan.person(helper).map(Person::name))
        .orElse(helper);
  }

  /**
   * What is missing where somebody asks for help.
   *
   * @param neededFor in their words
   */
  List<Fault> faults(Optional<String> helper, Optional<String> neededFor) {
    List<Fault> faults = new ArrayList<>();
    if (helper.filter(this::isKnown).isEmpty()) {
      faults.add(Fault.of("Which team, role or person should be brought in?"));
    }
    if (neededFor.isEmpty()) {
      faults.add(Fault.of("For what are they needed? They read it in their page."));
    }
    return faults;
  }

  private boolean isKnown(String helper) {
    return Role.find(helper).isPresent()
        || plan.findTeam(helper).isPresent()
        || plan.person(helper).isPresent();
  }
}
