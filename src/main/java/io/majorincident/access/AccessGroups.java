package io.majorincident.access;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The groups that rights and tasks are given to: the roles, the teams, and a few of the house. */
@Component
class AccessGroups {

  /** Everybody who works on incidents. */
  static final String RESPONDER = "responder";

  static final String PROCESS_OWNER = "processOwner";
  static final String AUDITOR = "auditor";

  private static final String TYPE = "WORKFLOW";

  private final IdentityService identity;
  private final Plan plan;
  private final Once once;

  AccessGroups(IdentityService identity, Plan plan, Once once) {
    this.identity = identity;
    this.plan = plan;
    this.once = once;
  }

  void prepare() {
    responding().forEach(this::prepare);
    prepare(PROCESS_OWNER, "Process owner");
    prepare(AUDITOR, "Auditor");
  }

  /** Ids and names of all groups whose members work on incidents. */
  Map<String, String> responding() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put(RESPONDER, "Responder");
    for (Role role : Role.values()) {
      groups.put(role.id(), role.label());
    }
    for (Team team : plan.teams()) {
      groups.put(team.id(), team.name());
    }
    return groups;
  }

  private void prepare(String id, String name) {
    once.make("group " + id, () -> create(id, name));
  }

  private void create(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      Group group = identity.newGroup(id);
      group.setName(name);
      group.setType(TYPE);
      identity.saveGroup(group);
    }
  }
}
