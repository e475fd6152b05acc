package io.majorincident.desk;

import io.majorincident.incident.Role;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the people, services, teams and roles are called. */
@Component
class Names {

  private final Plan plan;
  private final Words words;

  Names(Plan plan, Words words) {
    this.plan = plan;
    this.words = words;
  }

  /** A sentence of ours in the language of whoever asks. */
  String say(String sentence) {
    return words.in(Languages.asked()).say(sentence);
  }

  /** A task's name in the language of whoever asks. */
  String task(String name) {
    return words.in(Languages.asked()).sayTask(name);
  }

  /** Null stays null: nobody has no name. */
  Named person(String id) {
    return id == null ? null : new Named(id, plan.person(id).map(Person::name).orElse(id));
  }

  List<Named> people(List<String> ids) {
    return ids.stream().map(this::person).toList();
  }

  Named service(String id) {
    return new Named(id, plan.service(id).map(OwnedService::name).orElse(id));
  }

  /** Of a role or a team. */
  Named group(String id) {
    Optional<String> role = Role.find(id).map(Role::label);
    return new Named(id, role.or(() -> plan.findTeam(id).map(Team::name)).orElse(id));
  }

  List<Named> groups(List<String> ids) {
    return ids.stream().map(this::group).toList();
  }
}
