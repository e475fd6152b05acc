package io.majorincident.desk;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people, teams and roles among whom one can choose. */
@RestController
class ChoicesDoor {

  private final Plan plan;
  private final Names names;

  ChoicesDoor(Plan plan, Names names) {
    this.plan = plan;
    this.names = names;
  }

  record Choices(List<Named> people, List<Named> teams, List<Named> roles) {}

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "names of people, teams and roles")
  @GetMapping("/api/choices")
  Choices choices() {
    return new Choices(
        plan.people().stream().map(person -> names.person(person.id())).toList(),
        plan.teams().stream().map(team -> names.group(team.id())).toList(),
        Stream.of(Role.values()).map(role -> names.group(role.id())).toList());
  }
}
