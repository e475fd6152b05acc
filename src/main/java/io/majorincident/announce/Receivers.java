package io.majorincident.announce;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** To whom a page can be given: who is on call of a team, everybody in a role, or one person. */
@Component
class Receivers {

  private final Plan plan;
  private final Callable callable;
  private final Pages pages;

  Receivers(Plan plan, Callable callable, Pages pages) {
    this.plan = plan;
    this.callable = callable;
    this.pages = pages;
  }

  /**
   * Those behind the name whom the page does not ask yet; of a team those on call, or if they are
   * asked already, all others.
   *
   * @param whom id of a team, a role or a person; nobody if there is none
   */
  List<Person> of(Page page, String whom) {
    Predicate<Person> asked = person -> pages.asks(page.id(), person.id());
    if (!isKnown(whom)) {
      return List.of();
    }
    List<Person> first = callable.at(whom, Level.PRIMARY.id(), asked.negate());
    return first.isEmpty() ? others(whom).stream().filter(asked.negate()).toList() : first;
  }

  /** Whether anybody stands behind the name. */
  boolean isKnown(String whom) {
    return Role.find(whom).isPresent()
        || plan.findTeam(whom).isPresent()
        || plan.person(whom).isPresent();
  }

  /** Of a team its members; nobody else stands behind a role or a person. */
  private List<Person> others(String whom) {
    return plan.findTeam(whom).stream()
        .flatMap(team -> team.members().stream())
        .flatMap(id -> plan.person(id).stream())
        .toList();
  }
}
