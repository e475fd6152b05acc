package io.majorincident.access;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.Set;

/** What of a plan people's rights come from; when they are on call does not matter. */
record WhoIsWho(List<Member> people, List<Group> teams) {

  record Member(String id, String name, String mail, Set<Role> roles) {}

  record Group(String id, String name, List<String> members) {}

  static WhoIsWho of(Plan plan) {
    return new WhoIsWho(
        plan.people().stream()
            .map(it -> new Member(it.id(), it.name(), it.mail(), it.roles()))
            .toList(),
        plan.teams().stream().map(it -> new Group(it.id(), it.name(), it.members())).toList());
  }
}
