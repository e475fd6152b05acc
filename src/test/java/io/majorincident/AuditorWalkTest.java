package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.Endpoints.Endpoint;
import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An auditor, a responder who has nothing to do with an incident, and somebody in no group go
 * through every endpoint that there is, ours and the engine's, by password and by the session of a
 * web application: none changes anything, and the last two read nothing that is private. The
 * endpoints are found in the classes, so that none can be added unseen.
 */
class AuditorWalkTest extends Night {

  /** What concerns nobody but the auditor, who signs in and out. */
  private static final Pattern OWN_SESSION = Pattern.compile(".*/auth/user/.*/(login/.*|logout)");

  /** Only asks, though with POST because a question may be long. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "POST (/api/plan/(preview|import)|/(case-execution|case-instance|execution|external-task|group|incident|job|job-definition"
              + "|process-instance|task|variable-instance|filter/\\{id}/(list|singleResult)|filter/\\{id}"
              + "|history/(activity-instance|case-instance|decision-instance|detail|external-task-log|job-log"
              + "|process-instance|task|variable-instance))(/count)?"
              + "|/camunda/api/cockpit/plugin/base/\\{engine}/(incident|process-instance)(/count)?"
              + "|/camunda/api/cockpit/plugin/base/\\{engine}/process-(definition|instance)/\\{id}/called-process-(definitions|instances))");

  /** Doors at which nobody is asked for a name: whoever has no key finds nothing behind them. */
  private static final Pattern NOTHING_THERE =
      Pattern.compile(
          "\\w+ /(api/alertmanager/\\{given}|api/chat/\\w+|(test-)?pages/\\{secret}"
              // there is no first administrator to make
              + "|camunda/api/admin/setup/\\{engine}/user/create)");

  /** A list of somebody else, a variable, and addresses. */
  private static final List<String> SECRETS =
      List.of(
          "A list of the administrator",
          "Only for whoever is paged",
          "ben@muster-shop",
          "push.muster-shop.example/ben",
          "3023125014");

  /** What responders do for themselves. */
  private static final Pattern OWN_DOORS =
      Pattern.compile("POST /api/(calendars|incidents/\\{number}/changes)");

  /** Answered to everybody who works here, without anything being stored: plans and questions. */
  private static final Pattern NOTHING_COMES_OF_IT =
      Pattern.compile(
          "POST /(identity/(password-policy|verify)|migration/(generate|validate)|schema/log"
              + "|telemetry/configuration)");

  /** What whoever is in no group may ask: who they are, and what is public. */
  private static final Pattern OPEN_TO_ALL =
      Pattern.compile(
          "(GET|HEAD|OPTIONS) (/(identity/groups|version|engine|status|sign-in.*)|/camunda/api/admin/auth/.*"
              + "|/)");

  /** Attempts that the walk of responders does not make. */
  private static final String MORE =
      """
      POST /execution/$instance/create-incident {"incidentType":"x","configuration":"y"}
      POST /execution/$instance/messageSubscriptions/PageUndeliverable/trigger {"variables":{}}
      POST /external-task/fetchAndLock {"workerId":"x","maxTasks":1,"topics":[{"topicName":"x","lockDuration":1000}]}
      POST /history/batch/set-removal-time {"historicBatchIds":["x"],"absoluteRemovalTime":"2027-01-01T00:00:00.000+0000"}
      POST /history/decision-instance/set-removal-time {"historicDecisionInstanceIds":["$decided"],"absoluteRemovalTime":"2027-01-01T00:00:00.000+0000"}
      POST /identity/verify {"username":"ben","password":"demo"}
      POST /api/incidents/$incident/changes {"key":"an-auditor-1","change":"note","reason":"I was here."}
      POST /migration/generate {"sourceProcessDefinitionId":"$definition","targetProcessDefinitionId":"$definition"}
      POST /migration/validate {"sourceProcessDefinitionId":"$definition","targetProcessDefinitionId":"$definition","instructions":[]}
      POST /migration/executeAsync {"migrationPlan":{"sourceProcessDefinitionId":"$definition","targetProcessDefinitionId":"$definition","instructions":[]},"processInstanceIds":["$instance"]}
      POST /modification/executeAsync {"processDefinitionId":"$definition","processInstanceIds":["$instance"],"instructions":[{"type":"cancel","activityId":"acknowledgePage"}]}
      POST /process-instance/$instance/modification-async {"instructions":[{"type":"cancel","activityId":"acknowledgePage"}]}
      POST /process-instance/delete-historic-query-based {"historicProcessInstanceQuery":{},"deleteReason":"x"}
      POST /process-instance/job-retries {"processInstances":["$instance"],"retries":0}
      POST /process-instance/job-retries-historic-query-based {"historicProcessInstanceQuery":{},"retries":0}
      POST /process-definition/$definition/restart {"processInstanceIds":["$instance"],"instructions":[{"type":"startBeforeActivity","activityId":"acknowledgePage"}]}
      POST /process-definition/$definition/restart-async {"processInstanceIds":["$instance"],"instructions":[{"type":"startBeforeActivity","activityId":"acknowledgePage"}]}
      POST /process-definition/key/majorIncident/restart {"processInstanceIds":["$instance"],"instructions":[{"type":"startBeforeActivity","activityId":"acknowledgePage"}]}
      POST /process-definition/key/majorIncident/restart-async {"processInstanceIds":["$instance"],"instructions":[{"type":"startBeforeActivity","activityId":"acknowledgePage"}]}
      POST /signal {"name":"x"}
      POST /telemetry/configuration {"enableTelemetry":true}
      PUT /batch/x/suspended {"suspended":true}
      PUT /job-definition/suspended {"processDefinitionId":"$definition","suspended":true,"includeJobs":true}
      PUT /job/suspended {"processInstanceId":"$instance","suspended":true}
      PUT /process-definition/suspended {"processDefinitionKey":"pageOnCall","suspended":true,"includeProcessInstances":true}
      PUT /process-instance/$instance/comment {"id":"x","message":"I was here."}
      PUT /task/$task/comment {"id":"x","message":"I was here."}
      """;

  /** What an id stands for, by the part of the path before it. */
  private static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("engine", "default"),
          Map.entry("base", "default"),
          Map.entry("setup", "default"),
          Map.entry("messageSubscriptions", "PageUndeliverable"),
          Map.entry("task", "$task"),
          Map.entry("process-instance", "$instance"),
          Map.entry("execution", "$instance"),
          Map.entry("job", "$job"),
          Map.entry("job-definition", "$jobDefinition"),
          Map.entry("process-definition", "$definition"),
          Map.entry("decision-definition", "$decision"),
          Map.entry("decision-instance", "$decided"),
          Map.entry("deployment", "$deployment"),
          Map.entry("key", "majorIncident"),
          Map.entry("filter", "$filter"),
          Map.entry("user", "ben"),
          Map.entry("group", "incidentManager"),
          Map.entry("members", "ben"),
          Map.entry("authorization", "$authorization"),
          Map.entry("user-operation", "$operation"),
          Map.entry("variables", "severity"),
          Map.entry("localVariables", "severity"),
          Map.entry("incidents", "$incident"),
          Map.entry("postmortems", "$incident"));

  private static final Map<String, String> FACTS =
      Map.ofEntries(
          Map.entry("$task", "select id_ from act_ru_task"),
          Map.entry("$instance", "select proc_inst_id_ from act_ru_task"),
          Map.entry("$definition", "select proc_def_id_ from act_ru_task"),
          Map.entry(
              "$jobDefinition",
              "select job_def_id_ from act_ru_job where process_def_id_ is not null"),
          Map.entry("$job", "select id_ from act_ru_job where process_def_id_ is not null"),
          Map.entry("$decision", "select id_ from act_re_decision_def where key_ = 'severity'"),
          Map.entry("$decided", "select id_ from act_hi_decinst"),
          Map.entry("$deployment", "select id_ from act_re_deployment"),
          Map.entry("$filter", "select id_ from act_ru_filter"),
          Map.entry(
              "$authorization", "select id_ from act_ru_authorization where group_id_ = 'auditor'"),
          Map.entry("$operation", "select operation_id_ from act_hi_op_log"));

  @Autowired TestRestTemplate http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping doors;

  @Autowired JdbcClient jdbc;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired RuntimeService processes;

  private final Map<String, String> facts = new HashMap<>();
  private final Map<String, Set<Integer>> answers = new TreeMap<>();
  private final Map<String, String> told = new TreeMap<>();
  private String person = "auditor";
  private String password = "demo";

  @BeforeEach
  void anIncidentIsRunning() {
    Incident incident = scenario.alert("checkout", "critical");
    operate();
    FACTS.forEach(
        (name, sql) -> facts.put(name, jdbc.sql(sql + " limit 1").query(String.class).single()));
    facts.put("$incident", incident.number());
    facts.put("$declared", AccessWalkTest.DECLARED);
    facts.put(
        "$stolen",
        AccessWalkTest.DECLARED.replace(
            "{\"reportedTitle",
            "{\"incident\":{\"value\":\"%s\"},\"reportedTitle".formatted(incident.number())));
    facts.put("$me", "auditor");
  }

  /** The administrator does something, so that there is an operation to annotate. */
  private void operate() {
    String task = jdbc.sql("select id_ from act_ru_task limit 1").query(String.class).single();
    for (String what : List.of("claim", "unclaim")) {
      http.withBasicAuth("admin", "demo")
          .postForEntity(
              "/engine-rest/task/%s/%s".formatted(task, what),
              Map.of("userId", "admin"),
              String.class);
    }
  }

  @Test
  void anAuditorChangesNothingAtAnyEndpoint() {
    WholeDatabase database = new WholeDatabase(jdbc);
    Map<String, String> before = database.content();
    walk(byPassword(), this::withPassword);
    SignedInBrowser browser = new SignedInBrowser(http).as("auditor", "cockpit");
    walk(bySession(), (endpoint, body) -> inSession(browser, endpoint, body));
    assertThat(WholeDatabase.changed(before, database.content())).isEmpty();
    assertThat(answers).hasSizeGreaterThan(200);
    assertThat(answers.keySet()).filteredOn(this::wasAllowed).isEmpty();
    assertThat(answers.keySet()).filteredOn(it -> !wasRefused(it)).isEmpty();
  }

  /** The page is to Ben, the list is the administrator's own, and Felix is in another team. */
  @Test
  void aResponderReadsAndChangesNothingOfOthersAtAnyEndpoint() {
    person = "felix";
    facts.put("$me", person);
    WholeDatabase database = new WholeDatabase(jdbc);
    withSecrets(
        () -> {
          Map<String, String> before = database.content();
          everything(byPassword(), this::withPassword);
          SignedInBrowser browser = new SignedInBrowser(http).as(person, "tasklist");
          everything(ofWebApplications(), (endpoint, body) -> inSession(browser, endpoint, body));
          assertThat(WholeDatabase.changed(before, database.content())).isEmpty();
        });
    assertThat(answers).hasSizeGreaterThan(400);
    assertThat(told).as("private values that an answer holds").isEmpty();
    assertThat(answers.entrySet()).filteredOn(AuditorWalkTest::failed).isEmpty();
    assertThat(answers.keySet())
        .filteredOn(it -> changes(it) && wasAllowed(it))
        .allMatch(it -> NOTHING_COMES_OF_IT.matcher(it).matches());
  }

  @Test
  void whoeverIsInNoGroupFindsEveryEndpointClosed() {
    WholeDatabase database = new WholeDatabase(jdbc);
    scenario.asStranger(
        (name, secret) -> {
          person = name;
          password = secret;
          withSecrets(
              () -> {
                Map<String, String> before = database.content();
                everything(byPassword(), this::withPassword);
                SignedInBrowser browser = new SignedInBrowser(http).as(name, secret, "welcome");
                everything(
                    ofWebApplications(), (endpoint, body) -> inSession(browser, endpoint, body));
                assertThat(WholeDatabase.changed(before, database.content())).isEmpty();
              });
        });
    assertThat(told).as("private values that an answer holds").isEmpty();
    assertThat(answers.entrySet()).filteredOn(AuditorWalkTest::failed).isEmpty();
    assertThat(answers.keySet())
        .filteredOn(it -> answers.get(it).stream().anyMatch(status -> status < 400))
        .allMatch(it -> OPEN_TO_ALL.matcher(it).matches());
  }

  private static boolean failed(Map.Entry<String, Set<Integer>> answer) {
    return answer.getValue().stream().anyMatch(status -> status >= 500);
  }

  private static boolean changes(String attempt) {
    return !attempt.matches("(GET|HEAD|OPTIONS) .*");
  }

  private void withSecrets(Runnable walk) {
    String instance = facts.get("$instance");
    Filter list = filters.newTaskFilter(SECRETS.get(0));
    list.setQuery(tasks.createTaskQuery());
    filters.saveFilter(list);
    processes.setVariable(instance, "note", SECRETS.get(1));
    try {
      walk.run();
    } finally {
      filters.deleteFilter(list.getId());
    }
  }

  private void everything(Set<Endpoint> endpoints, Asking asking) {
    endpoints.stream()
        .filter(endpoint -> !OWN_SESSION.matcher(endpoint.path()).matches())
        .filter(endpoint -> !OWN_DOORS.matcher(endpoint.toString()).matches())
        .forEach(endpoint -> bodies(endpoint).forEach(body -> note(endpoint, asking, body)));
  }

  private boolean wasAllowed(String attempt) {
    return !QUESTION.matcher(attempt).matches()
        && answers.get(attempt).stream().anyMatch(status -> status < 400);
  }

  private boolean wasRefused(String attempt) {
    return answers.get(attempt).contains(403)
        || QUESTION.matcher(attempt).matches()
        || NOTHING_THERE.matcher(attempt).matches();
  }

  private interface Asking {
    ResponseEntity<String> ask(Endpoint endpoint, Object body);
  }

  private void walk(Set<Endpoint> endpoints, Asking asking) {
    endpoints.stream()
        .filter(Endpoint::mayChange)
        .filter(endpoint -> !OWN_SESSION.matcher(endpoint.path()).matches())
        .forEach(endpoint -> bodies(endpoint).forEach(body -> note(endpoint, asking, body)));
  }

  private void note(Endpoint endpoint, Asking asking, Object body) {
    ResponseEntity<String> answer = asking.ask(endpoint, body);
    if (answer.getStatusCode().value() == 415) {
      answer = asking.ask(endpoint, form());
    }
    answers
        .computeIfAbsent(endpoint.method() + " " + below(endpoint.path()), it -> new TreeSet<>())
        .add(answer.getStatusCode().value());
    String said = String.valueOf(answer.getBody());
    SECRETS.stream().filter(said::contains).forEach(it -> told.put(endpoint + " " + it, said));
  }

  private Set<Endpoint> byPassword() {
    Set<Endpoint> all =
        new TreeSet<>(Endpoints.of("/engine-rest", CamundaRestResources.getResourceClasses()));
    doors
        .getHandlerMethods()
        .keySet()
        .forEach(
            door ->
                door.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            door.getPatternValues().stream()
                                .map(path -> new Endpoint(path, method.name())))
                    .forEach(all::add));
    return all;
  }

  private static Set<Endpoint> bySession() {
    Set<Endpoint> all = new TreeSet<>();
    all.addAll(Endpoints.of("/camunda/api/engine", new EngineRestApplication().getClasses()));
    all.addAll(ofWebApplications());
    return all;
  }

  /** Beside the engine's own interface, at which a session opens what a password opens. */
  private static Set<Endpoint> ofWebApplications() {
    Set<Endpoint> all = new TreeSet<>();
    all.addAll(Endpoints.of("/camunda/api/cockpit", new CockpitApplication().getClasses()));
    all.addAll(Endpoints.of("/camunda/api/admin", new AdminApplication().getClasses()));
    all.addAll(Endpoints.of("/camunda/api/tasklist", new TasklistApplication().getClasses()));
    all.addAll(Endpoints.of("/camunda/api/welcome", new WelcomeApplication().getClasses()));
    return all;
  }

  /** Those of the attempts that are written down for this endpoint, or an empty one. */
  private List<Object> bodies(Endpoint endpoint) {
    Pattern same =
        Pattern.compile(
            endpoint.method()
                + " "
                + below(endpoint.path()).replaceAll("\\{[^}]*\\}", "[^/?]+")
                + "(\\?\\S*)?( .*)?");
    List<Object> bodies =
        Stream.of(AccessWalkTest.CHANGES, starts(), AccessWalkTest.ODD_STARTS, MORE)
            .flatMap(String::lines)
            .filter(line -> same.matcher(line).matches())
            .map(line -> line.split(" ", 3))
            .map(parts -> parts.length > 2 ? named(parts[2]) : "{}")
            .collect(Collectors.toCollection(ArrayList::new));
    return bodies.isEmpty() ? List.of("{}") : bodies.stream().distinct().toList();
  }

  /** A responder may start a process by its form. */
  private String starts() {
    return person.equals("felix") ? "" : AccessWalkTest.STARTS;
  }

  /** The path as the engine's own interface knows it. */
  private static String below(String path) {
    return path.replaceFirst("^(/engine-rest|/camunda/api/engine)", "")
        .replaceFirst("^/engine/\\{[^}]*\\}", "");
  }

  private ResponseEntity<String> withPassword(Endpoint endpoint, Object body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(type(body));
    return http.withBasicAuth(person, password)
        .exchange(
            filled(endpoint.path()),
            HttpMethod.valueOf(endpoint.method()),
            new HttpEntity<>(body, headers),
            String.class);
  }

  private ResponseEntity<String> inSession(
      SignedInBrowser browser, Endpoint endpoint, Object body) {
    return browser.send(
        HttpMethod.valueOf(endpoint.method()), filled(endpoint.path()), type(body), body);
  }

  private static MediaType type(Object body) {
    return body instanceof String ? MediaType.APPLICATION_JSON : MediaType.MULTIPART_FORM_DATA;
  }

  private static MultiValueMap<String, Object> form() {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("deployment-name", "An idea");
    form.add("attachment-name", "An idea");
    form.add("attachment-type", "text/plain");
    form.add("url", "http://example.com");
    form.add("valueType", "File");
    form.add(
        "data",
        new ByteArrayResource("x".getBytes()) {
          @Override
          public String getFilename() {
            return "x.txt";
          }
        });
    return form;
  }

  private String filled(String path) {
    StringBuilder filled = new StringBuilder();
    String before = "";
    for (String part : path.substring(1).split("/")) {
      String known = part.startsWith("{") ? id(before, filled) : part;
      filled.append('/').append(named(known));
      before = part.startsWith("{") ? before : part;
    }
    // a list is answered only when it is limited
    return filled + "?maxResults=9";
  }

  private static String id(String before, CharSequence path) {
    boolean decision = before.equals("key") && path.toString().contains("decision-definition");
    return decision ? "severity" : IDS.getOrDefault(before, "x");
  }

  private String named(String text) {
    Matcher names = Pattern.compile("\\$[a-zA-Z]+").matcher(text);
    return names.replaceAll(
        name -> Matcher.quoteReplacement(facts.getOrDefault(name.group(), name.group())));
  }
}
