package io.majorincident.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.majorincident.incident.Role;
import io.majorincident.language.Words;
import io.majorincident.oncall.Plan;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The lists from which people choose in forms: services, people and teams of the on-call plan. */
@Component
class Options {

  private final ObjectMapper json;
  private final Words words;
  private final Map<String, Function<Locale, ArrayNode>> lists;

  Options(ObjectMapper json, Plan plan, Words words) {
    this.json = json;
    this.words = words;
    this.lists =
        Map.of(
            "services", language -> services(plan),
            "people", language -> people(plan),
            "teams", language -> teams(plan, language),
            "onCallTeams", language -> onCallTeams(plan));
  }

  /** The names of the lists, as a form's valuesKey has them. */
  Iterable<String> names() {
    return lists.keySet();
  }

  boolean has(String name) {
    return lists.containsKey(name);
  }

  /** A list of objects with label and value. */
  ArrayNode list(String name, Locale language) {
    return lists.get(name).apply(language);
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

  private ArrayNode teams(Plan plan, Locale language) {
    ArrayNode list = json.createArrayNode();
    plan.teams().forEach(team -> add(list, "Team " + team.name(), team.id()));
    for (Role role : Role.values()) {
      add(list, words.say(language, role.label()), role.id());
    }
    return list;
  }

  private static void add(ArrayNode list, String label, String value) {
    list.addObject().put("label", label).put("value", value);
  }
}
