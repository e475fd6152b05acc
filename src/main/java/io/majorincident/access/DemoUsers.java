package io.majorincident.access;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets everybody of the on-call plan sign in to the embedded database, and to no other. */
@Component
@ConditionalOnProperty("majorincident.database.embedded")
@Order(1)
class DemoUsers implements StartupLine {

  private static final String OWNER = "owner";
  private static final String AUDITOR = "auditor";

  private final Plan plan;
  private final Users users;
  private final Once once;
  private final String password;

  DemoUsers(Plan plan, Users users, Once once, AccessSettings settings) {
    this.plan = plan;
    this.users = users;
    this.once = once;
    this.password = settings.demoPassword();
  }

  void prepare() {
    plan.people().forEach(person -> add(person.id(), person.name(), person.mail(), groups(person)));
    add(OWNER, "Process Owner", "owner@muster-shop.example", Set.of(AccessGroups.PROCESS_OWNER));
    add(AUDITOR, "Auditor", "", Set.of(AccessGroups.AUDITOR));
  }

  @Override
  public List<String> lines() {
    String people = String.join(", ", plan.people().stream().map(Person::id).toList());
    return List.of(
        "sign in   as %s (process owner), %s, %s or somebody who is on call:"
            .formatted(OWNER, AUDITOR, Administrator.DEMO_ID),
        "          %s; the password is '%s'".formatted(people, password));
  }

  private void add(String id, String name, String mail, Set<String> groups) {
    once.make("user " + id, () -> users.addToDemo(id, name, mail, password, groups));
  }

  private Set<String> groups(Person person) {
    Set<String> groups = new LinkedHashSet<>(Set.of(AccessGroups.RESPONDER));
    Stream.concat(
            person.roles().stream().map(role -> role.id()),
            plan.teams().stream().filter(has(person)).map(Team::id))
        .forEach(groups::add);
    return groups;
  }

  private static java.util.function.Predicate<Team> has(Person person) {
    return team -> team.members().contains(person.id());
  }
}
