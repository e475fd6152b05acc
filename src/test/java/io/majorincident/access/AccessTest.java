package io.majorincident.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.majorincident.IncidentContext;
import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IncidentContext
class AccessTest {

  private static final List<String> READY_FILTERS =
      List.of(
          "Mine",
          "My roles",
          "Unclaimed pages",
          "Overdue",
          "All open majors",
          "Postmortems and actions");

  private static final Set<Permission> CHANGING =
      Set.of(
          Permissions.CREATE,
          Permissions.UPDATE,
          Permissions.DELETE,
          Permissions.DELETE_HISTORY,
          Permissions.CREATE_INSTANCE,
          Permissions.UPDATE_INSTANCE,
          Permissions.DELETE_INSTANCE,
          Permissions.UPDATE_TASK,
          Permissions.TASK_WORK,
          Permissions.TASK_ASSIGN,
          Permissions.MIGRATE_INSTANCE);

  @Autowired TestRestTemplate http;
  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired Plan plan;
  @Autowired PrepareAccess access;
  @Autowired Users users;
  @Autowired Rights rights;
  @Autowired AccessSettings settings;
  @Autowired StartupReport report;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void signOut() {
    identity.clearAuthentication();
  }

  @Test
  void strangersGetNoAnswerFromRest() {
    for (String path :
        List.of(
            "/engine-rest/version",
            "/engine-rest/engine",
            "/engine-rest/engine/default/task",
            "/api/whatever",
            "/api/phone",
            "/api/chat",
            "/api/alertmanagerOfSomebodyElse",
            "/api/alertmanager/../whatever")) {
      ResponseEntity<String> answer = http.getForEntity(path, String.class);
      assertThat(answer.getStatusCode()).as(path).isEqualTo(UNAUTHORIZED);
      assertThat(answer.getHeaders()).as(path).containsKey(HttpHeaders.WWW_AUTHENTICATE);
    }
  }

  @Test
  void whoSignsInGetsAnAnswer() {
    assertThat(get("/engine-rest/version", anybody(), "demo").getStatusCode()).isEqualTo(OK);
    assertThat(get("/engine-rest/version", "stranger", "demo").getStatusCode())
        .isEqualTo(UNAUTHORIZED);
  }

  @Test
  void aDoorThatKnowsItsCallersIsNotGuarded() {
    for (String path :
        List.of(
            "/api/alertmanager",
            "/api/alertmanager/x",
            "/api/phone/text",
            "/api/chat/slack",
            "/api/chat/mattermost")) {
      assertThat(http.getForEntity(path, String.class).getHeaders())
          .as(path)
          .doesNotContainKey(HttpHeaders.WWW_AUTHENTICATE);
    }
  }

  @Test
  void nobodyCanAppointHimselfAdministrator() {
    ResponseEntity<String> answer =
        http.postForEntity("/camunda/api/admin/setup/default/user/create", "{}", String.class);

    assertThat(answer.getStatusCode()).isEqualTo(NOT_FOUND);
  }

  @Test
  void strangersLearnOfTheHealthNothingButWhetherItIsGood() {
    for (String probe : List.of("", "/liveness", "/readiness")) {
      String answer = http.getForObject("/actuator/health" + probe, String.class);
      assertThat(answer).as(probe).contains("UP").doesNotContain("PostgreSQL", "components");
    }
    assertThat(http.getForEntity("/actuator/env", String.class).getStatusCode())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void everyRoleAndTeamIsAGroupThatMayDoItsWork() {
    List<String> groups =
        Stream.concat(Stream.of(Role.values()).map(Role::id), plan.teams().stream().map(Team::id))
            .toList();

    assertThat(groups).allSatisfy(this::mayRespond);
    mayRespond("responder");
  }

  @Test
  void everybodyOfThePlanIsInHisGroups() {
    assertThat(plan.people())
        .allSatisfy(
            person ->
                assertThat(groupsOf(person.id()))
                    .contains("responder")
                    .containsAll(person.roles().stream().map(Role::id).toList()));
    assertThat(plan.teams())
        .allSatisfy(
            team ->
                assertThat(team.members())
                    .allSatisfy(member -> assertThat(groupsOf(member)).contains(team.id())));
  }

  @Test
  void responderNeitherDeploysNorLooksIntoCockpit() {
    assertThat(may("responder", Permissions.CREATE, Resources.DEPLOYMENT)).isFalse();
    assertThat(may("responder", Permissions.ACCESS, Resources.APPLICATION, "cockpit")).isFalse();
    assertThat(may("responder", Permissions.ACCESS, Resources.APPLICATION, "admin")).isFalse();
    assertThat(may("responder", Permissions.UPDATE, Resources.TASK)).isFalse();
  }

  @Test
  void responderStartsNothingButWhatPeopleBegin() {
    assertThat(mayStart("responder", "majorIncident")).isTrue();
    assertThat(mayStart("responder", "changeIncident")).isTrue();
    assertThat(mayStart("responder", "takeOverShift")).isTrue();
    assertThat(mayStart("responder", "reportAbsence")).isTrue();
    assertThat(mayStart("responder", "askForSwap")).isTrue();
    assertThat(mayStart("responder", "checkReadiness")).isTrue();
    assertThat(mayStart("responder", "postmortem")).isFalse();
    assertThat(mayStart("responder", Authorization.ANY)).isFalse();
  }

  @Test
  @Transactional
  void aDatabaseOfAnEarlierVersionTakesTheRightToStartEverythingBack() {
    Authorization wide =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn("responder")
            .resourceType(Resources.PROCESS_DEFINITION)
            .resourceId(Authorization.ANY)
            .singleResult();
    wide.addPermission(Permissions.CREATE_INSTANCE);
    authorizations.saveAuthorization(wide);
    assertThat(mayStart("responder", "postmortem")).isTrue();
    jdbc.sql("delete from access_prepared where what like 'right of responder: starts%'").update();

    access.afterSingletonsInstantiated();

    assertThat(mayStart("responder", "postmortem")).isFalse();
    mayRespond("responder");
  }

  @Test
  void processOwnerDeploys() {
    mayRespond("processOwner");
    assertThat(may("processOwner", Permissions.CREATE, Resources.DEPLOYMENT)).isTrue();
    assertThat(may("processOwner", Permissions.READ, Resources.DEPLOYMENT)).isTrue();
    assertThat(may("processOwner", Permissions.UPDATE, Resources.PROCESS_DEFINITION)).isTrue();
    assertThat(may("processOwner", Permissions.ACCESS, Resources.APPLICATION, "cockpit")).isTrue();
    assertThat(may("processOwner", Permissions.DELETE, Resources.DEPLOYMENT)).isFalse();
  }

  @Test
  void auditorReadsEverythingAndChangesNothing() {
    assertThat(may("auditor", Permissions.ACCESS, Resources.APPLICATION, "cockpit")).isTrue();
    assertThat(may("auditor", Permissions.READ_HISTORY, Resources.DECISION_DEFINITION)).isTrue();
    assertThat(authorizations.createAuthorizationQuery().groupIdIn("auditor").list())
        .flatExtracting(AccessTest::changing)
        .isEmpty();
    assertThat(Stream.of(ProcessDefinitionPermissions.values()).filter(this::auditorMay))
        .containsExactlyInAnyOrder(
            ProcessDefinitionPermissions.NONE,
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.READ_TASK_VARIABLE,
            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
  }

  @Test
  void everybodyFindsTheReadyFilters() {
    identity.setAuthentication(anybody(), groupsOf(anybody()));

    assertThat(filters.createFilterQuery().listPage(0, 100))
        .extracting(Filter::getName)
        .containsAll(READY_FILTERS);
    assertThat(filters.createFilterQuery().listPage(0, 100).stream().map(AccessTest::place))
        .doesNotHaveDuplicates();
  }

  @Test
  @Transactional
  void aDatabaseOfAnEarlierVersionGetsTheFiltersAsTheyAreNow() {
    asTheFirstVersionMadeThem();

    access.afterSingletonsInstantiated();

    assertThat(READY_FILTERS).allSatisfy(name -> assertThat(filter(name)).isNotNull());
    assertThat(filter("Overdue").getProperties())
        .containsEntry("priority", 4)
        .containsEntry("variables", List.of());
    assertThat(filters.createFilterQuery().listPage(0, 100))
        .allMatch(filter -> !QueryExpressions.in(filter.getQuery()));
  }

  @Test
  @Transactional
  void aListOfAnEarlierVersionAsksWithValuesWhateverItLooksLike() {
    asTheFirstVersionMadeThem();
    Filter mine = filter("Mine");
    store(mine.setProperties(with(mine.getProperties(), "color", "#000000")));
    Filter theirs = filters.saveFilter(filters.newTaskFilter("My groups"));
    rights.everybodyReads(theirs.getId());
    store(
        theirs
            .setProperties(null)
            .setQuery(
                tasks
                    .createTaskQuery()
                    .taskCandidateGroupInExpression("#{ currentUserGroups() }")));
    Task task = waiting();
    identity.clearAuthentication();

    access.afterSingletonsInstantiated();

    identity.setAuthentication(manager(), groupsOf(manager()));
    assertThat(shown("My groups")).contains(task.getName());
    assertThat(filter("Mine").getProperties())
        .containsEntry("color", "#000000")
        .containsEntry("filledIn", Map.of("taskInvolvedUser", "signedIn"));
    assertThat(shown("Mine")).doesNotContain(task.getName());
    tasks.claim(task.getId(), manager());
    assertThat(shown("Mine")).contains(task.getName());
  }

  @Test
  @Transactional
  void aListThatStillAsksWithAnExpressionSaysSoAndEvaluatesNothing() {
    ask("Overdue", tasks.createTaskQuery().dueBeforeExpression("${now().plusMinutes(5)}"));
    String either = filters.saveFilter(filters.newTaskFilter("Either")).getId();
    rights.everybodyReads(either);
    ask("Either", tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").endOr());

    access.afterSingletonsInstantiated();

    identity.setAuthentication(manager(), groupsOf(manager()));
    for (String list : List.of(filter("Overdue").getId(), either)) {
      assertThatThrownBy(() -> filters.count(list)).hasMessageContaining("asks with an expression");
      assertThatThrownBy(() -> filters.list(list)).hasMessageContaining("asks with an expression");
      assertThatThrownBy(() -> filters.singleResult(list))
          .hasMessageContaining("asks with an expression");
    }
  }

  @Test
  @Transactional
  void whatIsFilledInStaysWhenSomebodySavesTheListInTasklist() {
    Filter mine = filter("Mine");
    filters.saveFilter(mine.setProperties(Map.of("color", "#123456")));

    assertThat(filter("Mine").getProperties())
        .containsEntry("color", "#123456")
        .containsEntry("filledIn", Map.of("taskInvolvedUser", "signedIn"));
    assertThatThrownBy(
            () -> filters.saveFilter(mine.setProperties(Map.of("filledIn", Map.of("x", "now")))))
        .hasMessageContaining("filledIn");
  }

  @Test
  @Transactional
  void whatAnAdministratorChangedInAnEarlierVersionStays() {
    asTheFirstVersionMadeThem();
    Filter changed = filter("Mine");
    changed.setProperties(with(changed.getProperties(), "color", "#000000"));
    store(changed);
    ask("Overdue", tasks.createTaskQuery().dueBeforeExpression("${now().plusMinutes(5)}"));
    filters.deleteFilter(filter("My roles").getId());

    access.afterSingletonsInstantiated();

    assertThat(filter("Mine").getProperties()).containsEntry("color", "#000000");
    assertThat(filter("Mine").getProperties().get("variables").toString()).contains("severity");
    assertThat(filter("Overdue").getProperties()).containsEntry("priority", 3);
    assertThat(filter("My roles")).isNull();
    assertThat(filter("All open majors").getProperties()).containsEntry("priority", 5);
  }

  /** Places 1 to 4, grey, with the variables of the incident; and no others. */
  private void asTheFirstVersionMadeThem() {
    jdbc.sql("delete from access_prepared where what like 'filter % without variables'").update();
    for (String added : List.of("Unclaimed pages", "Postmortems and actions")) {
      filters.deleteFilter(filter(added).getId());
      jdbc.sql("delete from access_prepared where what = ?").param("filter " + added).update();
    }
    List<Map<String, String>> shown =
        Stream.of("Incident", "Severity", "Priority")
            .map(label -> Map.of("name", label.toLowerCase(Locale.ROOT), "label", label))
            .toList();
    int place = 1;
    for (String name : List.of("Mine", "My roles", "Overdue", "All open majors")) {
      Filter filter = filter(name);
      Map<String, Object> look = with(filter.getProperties(), "variables", shown);
      look.put("color", "#555555");
      look.put("priority", place++);
      look.remove(FilledIn.PROPERTY);
      filter.setProperties(look);
      store(filter);
    }
    ask("Mine", byUrgency().taskInvolvedUserExpression("${currentUser()}"));
    ask("My roles", byUrgency().taskCandidateUserExpression("${currentUser()}").taskUnassigned());
    ask("Overdue", byUrgency().dueBeforeExpression("${now()}"));
    ask("All open majors", byUrgency().processVariableValueLessThanOrEquals("severity", 2));
  }

  private TaskQuery byUrgency() {
    return tasks.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc();
  }

  private void ask(String filter, TaskQuery query) {
    store(filter(filter).setQuery(query));
  }

  /** As it is: nothing that holds an expression can be saved. */
  private void store(Filter filter) {
    FilterEntity stored = (FilterEntity) filter;
    jdbc.sql("update act_ru_filter set query_ = ?, properties_ = ?, rev_ = rev_ + 1 where id_ = ?")
        .params(stored.getQueryInternal(), stored.getPropertiesInternal(), stored.getId())
        .update();
  }

  private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  private static Object place(Filter filter) {
    return filter.getProperties().get("priority");
  }

  @Test
  @Transactional
  void aListIsSortedAndNarrowedAsTasklistAsksForIt() {
    Task task = waiting();
    identity.setAuthentication(manager(), groupsOf(manager()));
    String list = filter("My roles").getId();
    TaskQuery sorted = tasks.createTaskQuery().orderByDueDate().asc();
    TaskQuery narrowed = tasks.createTaskQuery().taskName("another");

    assertThat(filters.<Task, TaskQuery>listPage(list, sorted, 0, 100))
        .extracting(Task::getName)
        .contains(task.getName());
    assertThat(filters.count(list, narrowed)).isZero();
  }

  @Test
  @Transactional
  void eachFilterShowsItsTasks() {
    Task task = waiting();
    identity.setAuthentication(manager(), groupsOf(manager()));

    assertThat(shown("My roles")).contains("Answer the page");
    tasks.claim(task.getId(), manager());
    assertThat(shown("Mine")).contains("Answer the page");
    assertThat(shown("My roles")).doesNotContain("Answer the page");
    assertThat(shown("Overdue")).doesNotContain("Answer the page");
    assertThat(shown("All open majors")).doesNotContain("Answer the page");
  }

  /** A task for every incident manager. */
  private Task waiting() {
    Task task = tasks.newTask();
    task.setName("Answer the page");
    tasks.saveTask(task);
    tasks.addCandidateGroup(task.getId(), Role.INCIDENT_MANAGER.id());
    return task;
  }

  @Test
  @Transactional
  void whatAnAdministratorChangedStaysAtTheNextStart() {
    Group renamed = identity.createGroupQuery().groupId("auditor").singleResult();
    renamed.setName("Internal audit");
    identity.saveGroup(renamed);
    filters.deleteFilter(filter("Overdue").getId());
    identity.deleteUser(anybody());
    authorizations.deleteAuthorization(right("processOwner", Resources.DEPLOYMENT).getId());

    access.afterSingletonsInstantiated();

    assertThat(identity.createGroupQuery().groupName("Internal audit").count()).isOne();
    assertThat(filter("Overdue")).isNull();
    assertThat(users.has(anybody())).isFalse();
    assertThat(right("processOwner", Resources.DEPLOYMENT)).isNull();
  }

  @Test
  @Transactional
  void anotherDatabaseWithoutAdministratorIsRefused() {
    assertThatThrownBy(() -> outside(null, null).prepare())
        .isInstanceOfSatisfying(
            AdministratorMissing.class,
            failure ->
                assertThat(new AdministratorFailure().analyze(failure).getAction())
                    .contains("MAJORINCIDENT_ACCESS_ADMIN_ID")
                    .contains("MAJORINCIDENT_ACCESS_ADMIN_PASSWORD"));
  }

  @Test
  @Transactional
  void anotherDatabaseGetsTheAdministratorThatTheSettingsName() {
    outside("chief", "only I know it").prepare();

    assertThat(identity.checkPassword("chief", "only I know it")).isTrue();
    assertThat(groupsOf("chief")).containsExactly("chiefs");
    assertThat(may("chiefs", Permissions.DELETE, Resources.DEPLOYMENT)).isTrue();

    outside(null, null).prepare();
  }

  @Test
  @Transactional
  void aStartWithTheAdministratorsSettingsLetsThatAccountIn() {
    outside("chief", "only I know it").prepare();
    jdbc.sql("update act_id_user set attempts_ = 10, lock_exp_time_ = '2099-01-01' where id_ = ?")
        .param("chief")
        .update();

    outside("chief", "another one, later").prepare();

    assertThat(identity.checkPassword("chief", "another one, later")).isTrue();
    assertThat(identity.checkPassword("chief", "only I know it")).isFalse();
    assertThat(groupsOf("chief")).containsExactly("chiefs");
  }

  @Test
  @Transactional
  void aWeakPasswordInTheSettingsStopsTheStart() {
    for (String weak : List.of("elevenchars", "administrators", "x".repeat(201))) {
      assertThatThrownBy(() -> outside("administrators", weak).prepare())
          .isInstanceOfSatisfying(
              WeakPassword.class,
              failure ->
                  assertThat(new WeakPasswordFailure().analyze(failure).getAction())
                      .contains("MAJORINCIDENT_ACCESS_ADMIN_PASSWORD", "12 to 200 characters"));
    }
  }

  @Test
  void theReportAfterTheStartSaysInAFewLinesWhatToDo() {
    assertThat(report.text().strip().lines()).hasSizeLessThan(12);
    assertThat(report.text()).contains("http://localhost:", "postgres", "auditor", "'demo'");
  }

  private void mayRespond(String group) {
    assertThat(may(group, Permissions.ACCESS, Resources.APPLICATION, "tasklist")).isTrue();
    assertThat(may(group, Permissions.READ, Resources.PROCESS_DEFINITION)).isTrue();
    assertThat(mayStart(group, "majorIncident")).isTrue();
    assertThat(may(group, Permissions.CREATE, Resources.PROCESS_INSTANCE)).isTrue();
    assertThat(identity.createGroupQuery().groupId(group).count()).isOne();
  }

  private boolean mayStart(String group, String process) {
    return may(group, Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, process);
  }

  private boolean auditorMay(Permission permission) {
    return may("auditor", permission, Resources.PROCESS_DEFINITION);
  }

  private boolean may(String group, Permission permission, Resources resource) {
    return may(group, permission, resource, Authorization.ANY);
  }

  private boolean may(String group, Permission permission, Resources resource, String id) {
    return authorizations.isUserAuthorized("somebody", List.of(group), permission, resource, id);
  }

  private static List<Permission> changing(Authorization right) {
    return Stream.of(right.getPermissions(Permissions.values()))
        .filter(permission -> CHANGING.contains(permission))
        .toList();
  }

  private List<String> groupsOf(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream()
        .map(Group::getId)
        .toList();
  }

  private String anybody() {
    return plan.people().get(0).id();
  }

  private String manager() {
    return plan.people().stream()
        .filter(person -> person.roles().contains(Role.INCIDENT_MANAGER))
        .map(Person::id)
        .findFirst()
        .orElseThrow();
  }

  private Filter filter(String name) {
    return filters.createFilterQuery().filterName(name).singleResult();
  }

  private List<String> shown(String filter) {
    return filters.<Task>listPage(filter(filter).getId(), 0, 100).stream()
        .map(Task::getName)
        .toList();
  }

  private Authorization right(String group, Resources resource) {
    return authorizations
        .createAuthorizationQuery()
        .groupIdIn(group)
        .resourceType(resource)
        .singleResult();
  }

  private Administrator outside(String id, String password) {
    AccessSettings.Admin admin = new AccessSettings.Admin("chiefs", id, password, "");
    return new Administrator(
        identity,
        users,
        rights,
        new AccessSettings(admin, settings.demoPassword(), List.of()),
        false);
  }

  private ResponseEntity<String> get(String path, String user, String password) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBasicAuth(user, password);
    return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }
}
