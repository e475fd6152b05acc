package io.majorincident.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The lists from which people choose in forms: services, people and teams of the on-call plan. */
@Component
class Options {

  private final ObjectMapper json;
  private final Map<String, Supplier<ArrayNode>> lists;

  Options(ObjectMapper json, Plan plan) {
    this.json = json;
    this.lists =
        Map.of(
            "services", () -> services(plan),
            "people", () -> people(plan),
            "teams", () -> teams(plan));
  }

  /** The names of the lists, as a form's valuesKey has them. */
  Iterable<String> names() {
    return lists.keySet();
  }

  boolean has(String name) {
    return lists.containsKey(name);
  }

  /** A list of objects with label and value. */
  ArrayNode list(String name) {
    return lists.get(name).get();
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

  private ArrayNode teams(Plan plan) {
    ArrayNode list = json.createArrayNode();
    plan.teams().forEach(team -> add(list, "Team " + team.name(), team.id()));
    for (Role role : Role.values()) {
      add(list, role.label(), role.id());
    }
    return list;
  }

  private static void add(ArrayNode list, String label, String value) {
    list.addObject().put("label", label).put("value", value);
  }
}
