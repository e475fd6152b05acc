package io.majorincident.announce;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who can be called for what is paged: a team by its plan, everybody who has a role, or one person.
 */
@Component
class Callable {

  private final Plan plan;
  private final Pages pages;
  private final Clock clock;

  Callable(Plan plan, Pages pages, Clock clock) {
    this.plan = plan;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * @param whom id of a team, a role or a person; an unknown one stands for the default team, since
   *     a page to the wrong team is better than none
   * @param level the id of a {@link Level} of the team, or of somebody else who is called at this
   *     level
   * @param wanted who of them may be asked
   */
  List<Person> at(String whom, String level, Predicate<Person> wanted) {
    return Level.find(level)
        .map(known -> at(whom, known, wanted))
        .orElseGet(() -> at(level, Level.PRIMARY, wanted));
  }

  private List<Person> at(String whom, Level level, Predicate<Person> wanted) {
    List<Person> there = level == Level.EVERYBODY ? everybody(whom) : onCall(whom, level);
    Stream<Person> asked = there.stream().filter(wanted);
    return level == Level.ROUND_ROBIN ? asked.min(turns()).stream().toList() : asked.toList();
  }

  private List<Person> onCall(String whom, Level level) {
    return Role.find(whom)
        .map(plan::withRole)
        .or(() -> person(whom).map(List::of))
        .orElseGet(() -> plan.onCall(team(whom), level, clock.instant()));
  }

  /** Whose last page is longest ago comes first, and before them whoever had none. */
  private Comparator<Person> turns() {
    Map<String, Instant> last = pages.lastToEach();
    return Comparator.comparing(person -> last.getOrDefault(person.id(), Instant.MIN));
  }

  /**
   * Who answers for it now: the first level at which the plan names anybody; nobody if the plan
   * names nobody at all.
   *
   * @param whom as above
   */
  List<Person> onDuty(String whom) {
    return Stream.of(Level.PRIMARY, Level.SECONDARY, Level.TEAM)
        .map(level -> onCall(whom, level))
        .filter(people -> !people.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Everybody who could possibly help; never empty. */
  List<Person> everybody(String whom) {
    Map<String, Person> everybody = new LinkedHashMap<>();
    Role.find(whom)
        .ifPresent(
            role -> plan.withRole(role).forEach(person -> everybody.put(person.id(), person)));
    person(whom).ifPresent(person -> everybody.put(person.id(), person));
    plan.everybody(team(whom)).forEach(person -> everybody.put(person.id(), person));
    return List.copyOf(everybody.values());
  }

  /** As people read it. */
  String name(String whom) {
    return Role.find(whom)
        .map(Role::label)
        .or(() -> plan.findTeam(whom).map(Team::name))
        .or(() -> plan.person(whom).map(Person::name))
        .orElse(whom);
  }

  private Optional<Person> person(String id) {
    return plan.findTeam(id).isPresent() ? Optional.empty() : plan.person(id);
  }

  private String team(String id) {
    return plan.findTeam(id).orElseGet(plan::defaultTeam).id();
  }
}
