package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Who gets what done at the engine's REST interface, by real requests of real people. */
class AccessWalkTest extends Night {

  /** Method, path and body of what changes somebody else's work: none but administrators may. */
  static final String CHANGES =
      """
      POST /task/$task/claim {"userId":"$me"}
      POST /task/$task/unclaim
      POST /task/$task/assignee {"userId":"$me"}
      POST /task/$task/delegate {"userId":"$me"}
      POST /task/$task/resolve {}
      POST /task/$task/complete {"variables":{"answer":{"value":"accept"}}}
      POST /task/$task/submit-form {"variables":{"answer":{"value":"accept"}}}
      POST /task/$task/bpmnError {"errorCode":"x"}
      POST /task/$task/bpmnEscalation {"escalationCode":"x"}
      POST /task/$task/comment/create {"message":"I was here."}
      DELETE /task/$task/comment
      POST /task/$task/identity-links {"userId":"$me","type":"candidate"}
      POST /task/$task/identity-links/delete {"userId":"ben","type":"candidate"}
      PUT /task/$task {"name":"Sleep on","priority":0}
      PUT /task/$task/variables/severity {"value":3,"type":"Integer"}
      POST /task/$task/variables {"modifications":{"severity":{"value":3,"type":"Integer"}}}
      DELETE /task/$task/variables/severity
      PUT /task/$task/localVariables/note {"value":"x"}
      POST /task/create {"name":"Something else"}
      PUT /process-instance/$instance/variables/severity {"value":3,"type":"Integer"}
      POST /process-instance/$instance/variables {"modifications":{"severity":{"value":3}}}
      DELETE /process-instance/$instance/variables/severity
      PUT /process-instance/$instance/suspended {"suspended":true}
      PUT /process-instance/suspended {"processDefinitionKey":"pageOnCall","suspended":true}
      POST /process-instance/suspended-async {"processInstanceIds":["$instance"],"suspended":true}
      POST /process-instance/$instance/modification {"instructions":[{"type":"cancel","activityId":"acknowledgePage"}]}
      POST /process-instance/delete {"processInstanceIds":["$instance"]}
      POST /process-instance/variables-async {"processInstanceIds":["$instance"],"variables":{"severity":{"value":3}}}
      POST /process-instance/message-async {"messageName":"SomethingChanged","processInstanceIds":["$instance"]}
      DELETE /process-instance/$instance
      PUT /execution/$instance/localVariables/severity {"value":3,"type":"Integer"}
      POST /message {"messageName":"SomethingChanged","businessKey":"$incident"}
      POST /message {"messageName":"PageUndeliverable","processInstanceId":"$instance"}
      POST /modification/execute {"processDefinitionId":"$definition","processInstanceIds":["$instance"],"instructions":[{"type":"cancel","activityId":"acknowledgePage"}]}
      POST /migration/execute {"migrationPlan":{"sourceProcessDefinitionId":"$definition","targetProcessDefinitionId":"$definition","instructions":[]},"processInstanceIds":["$instance"]}
      PUT /job/$job/retries {"retries":0}
      PUT /job/$job/duedate {"duedate":"2027-01-01T00:00:00.000+0000"}
      PUT /job/$job/priority {"priority":1}
      PUT /job/$job/suspended {"suspended":true}
      POST /job/$job/duedate/recalculate
      POST /job/$job/execute
      POST /job/retries {"jobIds":["$job"],"retries":0}
      DELETE /job/$job
      PUT /job/$cleanUp/retries {"retries":0}
      PUT /job/$cleanUp/duedate {"duedate":"2037-01-01T00:00:00.000+0000"}
      PUT /job/$cleanUp/priority {"priority":1}
      PUT /job/$cleanUp/suspended {"suspended":true}
      POST /job/$cleanUp/duedate/recalculate
      POST /job/$cleanUp/execute
      POST /job/retries {"jobIds":["$cleanUp"],"retries":0}
      DELETE /job/$cleanUp
      PUT /user/$me/profile {"id":"$me","firstName":"F","lastName":"X","email":"admin@example.org"}
      DELETE /user/$me
      PUT /job-definition/$jobDefinition/retries {"retries":0}
      PUT /job-definition/$jobDefinition/suspended {"suspended":true,"includeJobs":true}
      PUT /job-definition/$jobDefinition/jobPriority {"priority":1,"includeJobs":true}
      PUT /process-definition/$definition/suspended {"suspended":true,"includeProcessInstances":true}
      PUT /process-definition/$definition/history-time-to-live {"historyTimeToLive":1}
      DELETE /process-definition/$definition?cascade=true
      POST /deployment/$deployment/redeploy {}
      DELETE /deployment/$deployment?cascade=true
      PUT /decision-definition/$decision/history-time-to-live {"historyTimeToLive":1}
      DELETE /history/process-instance/$instance
      POST /history/process-instance/delete {"historicProcessInstanceIds":["$instance"],"deleteReason":"x"}
      POST /history/process-instance/set-removal-time {"historicProcessInstanceIds":["$instance"],"absoluteRemovalTime":"2027-01-01T00:00:00.000+0000"}
      DELETE /history/process-instance/$instance/variable-instances
      POST /history/decision-instance/delete {"historicDecisionInstanceIds":["$decided"],"deleteReason":"x"}
      POST /history/cleanup
      PUT /history/user-operation/$operation/set-annotation {"annotation":"It was not me."}
      PUT /history/user-operation/$operation/clear-annotation
      POST /filter/create {"name":"Mine alone","resourceType":"Task","query":{}}
      PUT /filter/$filter {"name":"Hidden","resourceType":"Task","query":{}}
      DELETE /filter/$filter
      POST /user/create {"profile":{"id":"intruder"},"credentials":{"password":"x"}}
      PUT /user/ben/profile {"id":"ben","firstName":"Mr","lastName":"X"}
      PUT /user/ben/credentials {"password":"x","authenticatedUserPassword":"demo"}
      POST /user/ben/unlock
      DELETE /user/ben
      POST /group/create {"id":"intruders","name":"Intruders"}
      PUT /group/auditor {"id":"auditor","name":"Nobody"}
      DELETE /group/auditor
      PUT /group/camunda-admin/members/$me
      DELETE /group/incidentManager/members/clara
      POST /authorization/create {"type":1,"userId":"$me","resourceType":0,"resourceId":"*","permissions":["ALL"]}
      PUT /authorization/$authorization {"userId":"$me","groupId":null,"resourceType":0,"resourceId":"*","permissions":["ALL"]}
      DELETE /authorization/$authorization
      POST /tenant/create {"id":"another","name":"Another"}
      DELETE /metrics/task-worker
      """;

  /** What a responder may do in Tasklist, but an auditor may not. */
  static final String STARTS =
      """
      POST /process-definition/key/majorIncident/start {"variables":$declared}
      POST /process-definition/key/changeIncident/submit-form {"variables":{"incident":{"value":"$incident"},"change":{"value":"note"},"reason":{"value":"x"}}}
      POST /process-definition/key/majorIncident/submit-form {"variables":$declared}
      POST /decision-definition/$decision/evaluate {"variables":{}}
      """;

  /** Ways to start a process that nobody takes who does not want to break in. */
  static final String ODD_STARTS =
      """
      POST /message {"messageName":"AlertReceived"}
      POST /message {"messageName":"AlertReceived","businessKey":"$incident","processVariables":{"incident":{"value":"$incident"}}}
      POST /process-definition/key/majorIncident/start {"businessKey":"$incident","variables":$declared}
      POST /process-definition/key/majorIncident/submit-form {"businessKey":"$incident","variables":$declared}
      POST /process-definition/key/majorIncident/submit-form {"variables":$stolen}
      POST /process-definition/key/majorIncident/start {"startInstructions":[{"type":"startBeforeActivity","activityId":"openChannels"}]}
      POST /process-definition/key/pageOnCall/start {"businessKey":"$incident"}
      POST /process-definition/key/pageOnCall/start {}
      POST /process-definition/key/postmortem/start {}
      """;

  private static final String STATE =
      """
      /task?maxResults=99
      /task/$task/comment
      /task/$task/identity-links
      /variable-instance?maxResults=999
      /job?maxResults=99
      /job-definition?maxResults=999
      /process-instance?maxResults=99
      /process-definition?maxResults=99
      /decision-definition?maxResults=99
      /deployment?maxResults=99
      /history/process-instance?maxResults=999
      /history/user-operation/count
      /batch?maxResults=99
      /filter?maxResults=99
      /user?maxResults=99
      /user?memberOfGroup=camunda-admin&maxResults=99
      /user?memberOfGroup=incidentManager&maxResults=99
      /group?maxResults=99
      /authorization?maxResults=999
      /tenant?maxResults=99
      /task/$task/attachment
      """;

  /** Lists that are not empty after a page was acknowledged. */
  private static final String READ_BY_AUDITORS =
      """
      /task?processInstanceBusinessKey=$incident
      /task?processVariables=reportedSeverity_neq_7
      /process-instance?businessKey=$incident
      /variable-instance?variableName=reportedSeverity
      /job?active=true
      /process-definition?key=majorIncident
      /decision-definition?key=severity
      /deployment?sortBy=name&sortOrder=asc
      /history/process-instance?processInstanceBusinessKey=$incident
      /history/activity-instance?activityId=pageLevel
      /history/task?processInstanceBusinessKey=$incident
      /history/variable-instance?variableName=reportedSeverity
      /history/detail?variableUpdates=true
      /history/user-operation?operationType=Complete
      /history/decision-instance?decisionDefinitionKey=severity
      /history/identity-link-log?type=candidate
      /history/job-log?successLog=true
      /user?id=ben
      /group?id=auditor
      /authorization?groupIdIn=auditor
      """;

  private static final String TAKEN =
      """
      {"variables":{"answer":{"value":"accept"}}}
      """;

  private static final String NOTE =
      """
      {"variables":{"incident":{"value":"$incident"},"change":{"value":"note"},
        "reason":{"value":"The press calls."}}}
      """;

  static final String DECLARED =
      """
      {"reportedTitle":{"value":"x"},"reportedService":{"value":"search"},"reportedSeverity":{"value":"2"},"reporterKind":{"value":"staff"}}""";

  @Autowired TestRestTemplate http;
  @Autowired IdentityService identity;
  @Autowired FilterService filters;
  @Autowired ManagementService management;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aResponderWorksOnTheirOwnTasksAlone() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("eva", incident, "people", Map.of("pagedTeam", "customerSupportLead"));
    assertThat(refused("felix", CHANGES, names("ben", incident))).isEmpty();

    assertThat(completePage("felix").getStatusCode()).isEqualTo(NO_CONTENT);
    assertThat(completePage("ben").getStatusCode()).isEqualTo(NO_CONTENT);
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("assessImpact", "giveHelp");
  }

  @Test
  void aResponderStartsAProcessByItsFormAlone() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(refused("felix", ODD_STARTS, names("ben", incident))).isEmpty();

    assertThat(
            ask(
                "felix",
                "POST",
                "/process-definition/key/changeIncident/submit-form",
                NOTE.replace("$incident", incident.number())))
        .extracting(ResponseEntity::getStatusCode)
        .isEqualTo(OK);
    scenario.settle();
    assertThat(scenario.told(incident)).anyMatch(told -> told.contains("The press calls."));
  }

  @Test
  void anAuditorChangesNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    Map<String, String> names = names("ben", incident);
    assertThat(refused("auditor", CHANGES + ODD_STARTS + STARTS, names)).isEmpty();
    assertThat(deploy("auditor").getStatusCode()).isEqualTo(FORBIDDEN);
  }

  @Test
  void anAuditorReadsEverything() {
    Incident incident = scenario.alert("checkout", "critical");
    completePage("ben");
    scenario.settle();
    assertThat(READ_BY_AUDITORS.lines())
        .allSatisfy(
            path ->
                assertThat(first("auditor", path.replace("$incident", incident.number())))
                    .as(path)
                    .isNotEmpty());
  }

  @Test
  void aProcessOwnerDeploysAndDoesNobodysWork() {
    Incident incident = scenario.alert("checkout", "critical");
    String work =
        CHANGES
            .lines()
            .filter(line -> line.matches("\\w+ /(task|process-instance|message|job)\\b.*"))
            .collect(Collectors.joining("\n"));
    assertThat(work.lines()).hasSizeGreaterThan(30);
    assertThat(refused("owner", work, names("ben", incident))).isEmpty();

    ResponseEntity<JsonNode> deployed = deploy("owner");
    assertThat(deployed.getStatusCode()).isEqualTo(OK);
    String path = "/deployment/" + deployed.getBody().path("id").asText();
    assertThat(ask("owner", "DELETE", path, null).getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(ask("admin", "DELETE", path, null).getStatusCode()).isEqualTo(NO_CONTENT);
  }

  @Test
  void aResponderDeploysNothing() {
    assertThat(deploy("felix").getStatusCode()).isEqualTo(FORBIDDEN);
  }

  @Test
  void theFilterOfMajorsShowsTheMostUrgentFirstAndNoMinorOne() {
    Incident severe = scenario.alert("backoffice", "critical");
    Incident minor = scenario.alert("search", "info");
    minutes(1);
    Incident worst = scenario.alert("checkout", "critical");
    assertThat(Stream.of(severe, minor, worst).map(scenario::now).map(Incident::severity))
        .containsExactly(Severity.SEV2, Severity.SEV3, Severity.SEV1);

    assertThat(shown("All open majors"))
        .satisfiesExactly(
            first -> assertThat(first).contains(worst.number()),
            second -> assertThat(second).contains(severe.number()));
  }

  @Test
  void theFilterOfTheOverdueShowsWhatNobodyDidInTime() {
    Incident first = scenario.alert("backoffice", "critical");
    scenario.complete("hugo", "acknowledgePage", Map.of("answer", "accept"));
    minutes(14);
    Incident worst = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(5);
    assertThat(shown("Overdue")).as("neither is due yet").isEmpty();

    minutes(6);
    assertThat(shown("Overdue"))
        .as("the worst first, though it is overdue for a shorter time")
        .satisfiesExactly(
            one -> assertThat(one).contains("Assess the impact", worst.number()),
            two -> assertThat(two).contains("Assess the impact", first.number()));
  }

  /** What of these attempts was not refused, or changed something. */
  private List<String> refused(String me, String attempts, Map<String, String> names) {
    String before = state(names);
    List<String> done =
        attempts
            .lines()
            .map(line -> Map.entry(line, attempt(me, line, names).getStatusCode()))
            .filter(answer -> !answer.getValue().is4xxClientError())
            .map(answer -> answer.getValue().value() + " " + answer.getKey())
            .toList();
    assertThat(state(names)).as("what there is after all attempts").isEqualTo(before);
    return done;
  }

  private ResponseEntity<String> completePage(String person) {
    String task =
        first(person, "/task?taskDefinitionKey=acknowledgePage&candidateUser=" + person)
            .path("id")
            .asText();
    return ask(person, "POST", "/task/" + task + "/submit-form", TAKEN);
  }

  private List<String> shown(String filter) {
    String id = filters.createFilterQuery().filterName(filter).singleResult().getId();
    identity.setAuthentication("clara", List.of("responder", "incidentManager"));
    try {
      return filters.<Task>listPage(id, 0, 100).stream().map(Task::getName).toList();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** What the words with a dollar stand for in a running incident. */
  private Map<String, String> names(String paged, Incident incident) {
    JsonNode task = first("/task?taskDefinitionKey=acknowledgePage&candidateUser=" + paged);
    JsonNode job =
        first(
            "/job?activityId=acknowledgementOverdue&processInstanceId="
                + task.path("processInstanceId").asText());
    operate(task.path("id").asText());
    Map<String, String> names = new LinkedHashMap<>();
    names.put("$declared", DECLARED);
    names.put(
        "$stolen",
        DECLARED.replace(
            "{\"reportedTitle", "{\"incident\":{\"value\":\"$incident\"},\"reportedTitle"));
    names.put("$incident", incident.number());
    names.put("$task", task.path("id").asText());
    names.put("$instance", task.path("processInstanceId").asText());
    names.put("$definition", task.path("processDefinitionId").asText());
    names.put("$jobDefinition", job.path("jobDefinitionId").asText());
    names.put("$job", job.path("id").asText());
    names.put("$cleanUp", cleanUp());
    names.put("$deployment", first("/deployment?").path("id").asText());
    names.put("$decision", first("/decision-definition?key=severity").path("id").asText());
    names.put("$decided", first("/history/decision-instance?").path("id").asText());
    names.put("$filter", first("/filter?").path("id").asText());
    names.put("$operation", first("/history/user-operation?").path("operationId").asText());
    names.put("$authorization", first("/authorization?groupIdIn=auditor").path("id").asText());
    assertThat(names).doesNotContainValue("");
    return names;
  }

  /** The one job that belongs to no process. */
  private String cleanUp() {
    return management.createJobQuery().list().stream()
        .filter(job -> job.getProcessDefinitionId() == null)
        .map(Job::getId)
        .findFirst()
        .orElseThrow();
  }

  /** The administrator does something, so that there is an operation to read. */
  private void operate(String task) {
    ask("admin", "POST", "/task/%s/claim".formatted(task), "{\"userId\":\"admin\"}");
    ask("admin", "POST", "/task/%s/unclaim".formatted(task), null);
  }

  private ResponseEntity<String> attempt(String me, String line, Map<String, String> names) {
    String filled = line;
    for (var name : names.entrySet()) {
      filled = filled.replace(name.getKey(), name.getValue());
    }
    String[] parts = filled.replace("$me", me).split(" ", 3);
    return ask(me, parts[0], parts[1], parts.length > 2 ? parts[2] : null);
  }

  private JsonNode first(String path) {
    return first("admin", path);
  }

  /** The first of a list that the engine answers. */
  private JsonNode first(String person, String path) {
    try {
      String answer = ask(person, "GET", path + "&maxResults=1", null).getBody();
      return json.readTree(answer).path(0);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that an attempt could have changed, as an administrator sees it. */
  private String state(Map<String, String> names) {
    return STATE
        .lines()
        .map(path -> path + " " + attempt("admin", "GET " + path, names).getBody())
        .collect(Collectors.joining("\n"));
  }

  private ResponseEntity<String> ask(String person, String method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.valueOf(method),
            new HttpEntity<>(body, headers),
            String.class);
  }

  /** Deploys the whole set, as Modeler does with all further files. */
  private ResponseEntity<JsonNode> deploy(String person) {
    try (Stream<Path> diagrams = Files.list(Path.of("bpmn"));
        Stream<Path> forms = Files.list(Path.of("forms"))) {
      return deploy(person, Stream.concat(diagrams, forms).filter(Files::isRegularFile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ResponseEntity<JsonNode> deploy(String person, List<Path> files) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", "An idea");
    parts.add("deployment-source", "Camunda Modeler");
    files.forEach(file -> parts.add(file.getFileName().toString(), new FileSystemResource(file)));
    return http.withBasicAuth(person, "demo")
        .postForEntity(
            "/engine-rest/deployment/create", new HttpEntity<>(parts, headers), JsonNode.class);
  }
}
