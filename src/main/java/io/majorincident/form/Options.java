package io.majorincident.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.majorincident.duty.ShiftsAhead;
import io.majorincident.incident.Role;
import io.majorincident.language.Words;
import io.majorincident.oncall.Plan;
import io.majorincident.verify.OwnContacts;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The lists from which people choose in forms: services, people and teams of the on-call plan. */
@Component
class Options {

  private final ObjectMapper json;
  private final Words words;
  private final Map<String, Function<Asked, ArrayNode>> lists;
  private final Map<String, Function<Asked, ArrayNode>> own;

  Options(ObjectMapper json, Plan plan, ShiftsAhead ahead, OwnContacts contacts, Words words) {
    this.json = json;
    this.words = words;
    this.lists =
        Map.of(
            "services", asked -> services(plan),
            "people", asked -> people(plan),
            "teams", asked -> teams(plan, asked.language()),
            "onCallTeams", asked -> onCallTeams(plan));
    this.own =
        Map.of(
            "ownShifts", asked -> list(ahead.own(asked.person(), asked.language(), asked.zone())),
            "othersShifts",
                asked -> list(ahead.others(asked.person(), asked.language(), asked.zone())),
            "ownContacts", asked -> list(contacts.of(asked.person(), asked.language())));
  }

  /**
   * The names of the lists, as a form's valuesKey has them, but for those that are worked out for
   * the reader: no task asks for one.
   */
  Iterable<String> names() {
    return lists.keySet();
  }

  boolean has(String name) {
    return lists.containsKey(name) || own.containsKey(name);
  }

  /** A list of objects with label and value. */
  ArrayNode list(String name, Asked asked) {
    return lists.getOrDefault(name, own.get(name)).apply(asked);
  }

  private ArrayNode services(Plan plan) {
    ArrayNode list = json.createArrayNode();
    plan.services().forEach(service -> add(list, service.name(), service.id()));
    return list;
  }

  private ArrayNode people(Plan plan) {
    ArrayNode list = json.createArrayNode();
    plan.people().forEach(person -> add(list, person.name(), person.id()));
    return list;
  }

  private ArrayNode onCallTeams(Plan plan) {
    ArrayNode list = json.createArrayNode();
    plan.teams().forEach(team -> add(list, team.name(), team.id()));
    return list;
  }

  private ArrayNode list(Map<String, String> labels) {
    ArrayNode list = json.createArrayNode();
    labels.forEach((id, label) -> add(list, label, id));
    return list;
  }

  /** Whom somebody can ask for: a team, a role or a person. */
  private ArrayNode teams(Plan plan, Locale language) {
    ArrayNode list = json.createArrayNode();
    plan.teams().forEach(team -> add(list, "Team " + team.name(), team.id()));
    for (Role role : Role.values()) {
      add(list, words.say(language, role.label()), role.id());
    }
    plan.people().forEach(person -> add(list, person.name(), person.id()));
    return list;
  }

  private static void add(ArrayNode list, String label, String value) {
    list.addObject().put("label", label).put("value", value);
  }
}
