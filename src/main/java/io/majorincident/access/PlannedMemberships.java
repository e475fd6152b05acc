package io.majorincident.access;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanChanged;
import io.majorincident.oncall.Team;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lets the groups follow the plan: whoever comes into a team or gets a role may do its work from
 * then on, and whoever leaves it no longer may. All other memberships are the administrator's, and
 * so are people who cannot sign in yet.
 */
@Component
class PlannedMemberships {

  private final Users users;

  PlannedMemberships(Users users) {
    this.users = users;
  }

  private record Membership(String person, String group) {}

  void follow(PlanChanged changed) {
    Set<Membership> before = of(changed.before());
    Set<Membership> after = of(changed.after());
    after.stream().filter(it -> !before.contains(it)).forEach(this::begin);
    before.stream().filter(it -> !after.contains(it)).forEach(this::end);
  }

  private static Set<Membership> of(Plan plan) {
    Set<Membership> all = new LinkedHashSet<>();
    for (Person person : plan.people()) {
      all.add(new Membership(person.id(), AccessGroups.RESPONDER));
      person.roles().forEach(role -> all.add(new Membership(person.id(), role.id())));
    }
    for (Team team : plan.teams()) {
      team.members().forEach(person -> all.add(new Membership(person, team.id())));
    }
    return all;
  }

  private void begin(Membership membership) {
    if (users.has(membership.person()) && !exists(membership)) {
      users.join(membership.person(), membership.group());
    }
  }

  private void end(Membership membership) {
    if (exists(membership)) {
      users.leave(membership.person(), membership.group());
    }
  }

  private boolean exists(Membership membership) {
    return users.isIn(membership.person(), membership.group());
  }
}
