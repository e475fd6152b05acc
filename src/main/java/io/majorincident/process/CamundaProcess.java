package io.majorincident.process;

import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.SYSTEM_CALL;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import io.majorincident.incident.ReporterKind;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.incident.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells Camunda. Correlates by the business key, or by the id of the page, never by an instance.
 */
@Component
@Transactional
@OwnCalls
class CamundaProcess implements IncidentProcess {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final Incidents incidents;
  private final RunningProcesses running;

  CamundaProcess(
      RepositoryService repository,
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      Incidents incidents,
      RunningProcesses running) {
    this.repository = repository;
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.incidents = incidents;
    this.running = running;
  }

  @Override
  public void detected(Incident incident) {
    runtime.startProcessInstanceByMessage(ProcessMessage.ALERT_RECEIVED.id(), incident.number());
  }

  @Override
  public boolean moreAlertsReceived(String incident, String alerts, Severity worst) {
    boolean heard = relapseHeard(incident, alerts) || alertsHeard(incident, alerts);
    if (heard && worst.worseThan(incidents.get(incident).severity())) {
      severityReported(incident, worst, ReporterKind.MONITORING.id(), alerts);
    }
    return heard;
  }

  @Override
  public boolean runs(String incident) {
    return running.any(incident);
  }

  @Override
  public void alertsCleared(String incident) {
    tellWhoWaits(incident, ProcessMessage.SOMETHING_CHANGED, changed("cleared", "", "", Map.of()));
  }

  @Override
  public void severityReported(String incident, Severity severity, String by, String reason) {
    change(incident, "severity", by, reason, Map.of("reportedSeverity", severity.level()));
  }

  @Override
  public void roleHandedOver(String incident, Role role, String person, String by, String reason) {
    change(incident, "role", by, reason, Map.of("changedRole", role.id(), "newHolder", person));
  }

  @Override
  public void peopleNeeded(String incident, String whom, String by, String reason) {
    change(incident, "people", by, reason, Map.of("pagedTeam", whom));
  }

  @Override
  public void falseAlarmDeclared(String incident, String by, String reason) {
    incidents.take(List.of(incident));
    notOver(incident);
    running.activate(incident);
    incidents.move(incident, Status.FALSE_ALARM);
    withdraw(incident, Map.of("withdrawal", "falseAlarm", "changedBy", by, "changeReason", reason));
  }

  @Override
  public void duplicateFound(String incident, String other, String by, String reason) {
    if (incident.equals(other)) {
      throw new DuplicateOfItself(incident);
    }
    // two reports in the same moment, each of the other's incident, must not end both
    incidents.take(List.of(incident, other));
    notOver(incident);
    Incident same = incidents.get(other);
    if (same.status().ended() || !canBeWithdrawn(other)) {
      throw new IncidentOver(same);
    }
    running.activate(incident);
    incidents.duplicate(incident, other);
    Map<String, Object> variables =
        Map.of(
            "withdrawal",
            "duplicate",
            "duplicateOf",
            same.number(),
            "changedBy",
            by,
            "changeReason",
            reason);
    withdraw(incident, variables);
  }

  @Override
  public boolean watched(String incident) {
    return isResolved(incident)
        && runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("resolveIncident")
                .processInstanceBusinessKey(incident)
                .count()
            > 0;
  }

  @Override
  public void relapsed(String incident, String reason) {
    tell(incident, ProcessMessage.RELAPSED, Map.of("changeReason", reason));
  }

  @Override
  public void severityChanged(String incident, boolean major) {
    tellWhoWaits(incident, ProcessMessage.CADENCE_CHANGED, Map.of());
    tellWhoWaits(
        incident,
        major ? ProcessMessage.RAISED_TO_MAJOR : ProcessMessage.LOWERED_TO_MINOR,
        Map.of());
    if (!major) {
      nobodyNeeded(incident);
    }
  }

  @Override
  public boolean pageAcknowledged(String page, String person) {
    return answer(page, person, Map.of("answer", "accept"));
  }

  @Override
  public boolean pageAnsweredAsOver(String page, String person) {
    return answer(page, person, Map.of("answer", "over"));
  }

  @Override
  public void pageDeclined(String page, String person) {
    answer(page, person, Map.of("answer", "decline"));
  }

  @Override
  public boolean callNext(String paging) {
    List<Job> due = management.createJobQuery().processInstanceId(paging).executable().list();
    due.forEach(step -> management.executeJob(step.getId()));
    return !due.isEmpty();
  }

  @Override
  public boolean pageGiven(String page, String person, String whom, String why) {
    return answer(page, person, Map.of("answer", "give", "givenTo", whom, "givenWhy", why));
  }

  private boolean answer(String page, String person, Map<String, Object> answer) {
    List<Task> open =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("acknowledgePage")
            .processVariableValueEquals(PAGE.name(), page)
            .list();
    open.forEach(task -> complete(task, person, answer));
    return !open.isEmpty();
  }

  @Override
  public void impactAssessed(String incident) {
    tellWhoWaits(incident, ProcessMessage.IMPACT_ASSESSED, Map.of());
  }

  @Override
  public void securityConcernChanged(String incident) {
    tellWhoWaits(incident, ProcessMessage.SECURITY_CONCERN_CHANGED, Map.of());
  }

  @Override
  public void assessAgain(String incident, String by) {
    change(incident, "assess", by, "", Map.of());
  }

  @Override
  public void nobodyNeeded(String incident) {
    tellWhoWaits(incident, ProcessMessage.NOBODY_NEEDED, Map.of());
  }

  @Override
  public void pageUndeliverable(String page) {
    runtime
        .createMessageCorrelation(ProcessMessage.PAGE_UNDELIVERABLE.id())
        .processInstanceVariableEquals(PAGE.name(), page)
        .correlateAll();
  }

  @Override
  public void systemReached(String call) {
    tellCaller(ProcessMessage.SYSTEM_REACHED, call);
  }

  @Override
  public void systemNotReached(String call) {
    tellCaller(ProcessMessage.SYSTEM_NOT_REACHED, call);
  }

  @Override
  public void weaknessGone(String weakness) {
    runtime
        .createMessageCorrelation(ProcessMessage.WEAKNESS_GONE.id())
        .processInstanceVariableEquals("weakness", weakness)
        .correlateAll();
  }

  @Override
  public void shiftComing(Map<String, Object> variables) {
    startIfDrawn("prepareShift", variables);
  }

  @Override
  public void wokenTooOften(String person, String team, int times) {
    startIfDrawn(
        "offerRelief",
        Map.of(
            IncidentVariables.TIRED_PERSON.name(), person,
            IncidentVariables.ON_CALL_TEAM.name(), team,
            IncidentVariables.WAKE_UPS.name(), times));
  }

  private void startIfDrawn(String process, Map<String, Object> variables) {
    boolean isDrawn =
        repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .active()
                .count()
            > 0;
    if (isDrawn) {
      runtime.startProcessInstanceByKey(process, variables);
    }
  }

  @Override
  public void testPageAcknowledged(String testPage, String person) {
    tasks
        .createTaskQuery()
        .taskDefinitionKey("acknowledgeTestPage")
        .processVariableValueEquals("testPage", testPage)
        .list()
        .forEach(
            task -> {
              tasks.setAssignee(task.getId(), person);
              tasks.complete(task.getId());
            });
  }

  private void tellCaller(ProcessMessage message, String call) {
    runtime
        .createMessageCorrelation(message.id())
        .processInstanceVariableEquals(SYSTEM_CALL.name(), call)
        .correlateAll();
  }

  @Override
  public void reassign(String incident, Role role, String from, String to) {
    tasks.createTaskQuery().processInstanceBusinessKey(incident).taskAssignee(from).list().stream()
        .filter(task -> isFor(task, role))
        .forEach(task -> tasks.setAssignee(task.getId(), to));
  }

  @Override
  public void reprioritise(String incident, int urgency) {
    tasks.createTaskQuery().processInstanceBusinessKey(incident).list().stream()
        .filter(task -> task.getPriority() != urgency)
        .forEach(task -> tasks.setPriority(task.getId(), urgency));
  }

  private boolean isFor(Task task, Role role) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .anyMatch(link -> role.id().equals(link.getGroupId()));
  }

  private void complete(Task task, String person, Map<String, Object> answer) {
    tasks.setAssignee(task.getId(), person);
    tasks.complete(task.getId(), answer);
  }

  private void change(
      String incident, String change, String by, String reason, Map<String, Object> more) {
    tell(incident, ProcessMessage.SOMETHING_CHANGED, changed(change, by, reason, more));
  }

  private static Map<String, Object> changed(
      String change, String by, String reason, Map<String, Object> more) {
    Map<String, Object> variables = new HashMap<>(more);
    variables.put("change", change);
    variables.put("changedBy", by);
    variables.put("changeReason", reason);
    for (String name : List.of("alerts", "changedRole", "newHolder", "pagedTeam")) {
      variables.putIfAbsent(name, "");
    }
    return variables;
  }

  /** Once it is being withdrawn it hears no more of that, also before its status says so. */
  private boolean canBeWithdrawn(String incident) {
    return runtime
            .createExecutionQuery()
            .processInstanceBusinessKey(incident)
            .messageEventSubscriptionName("IncidentWithdrawn")
            .count()
        > 0;
  }

  private void notOver(String incident) {
    Incident now = incidents.get(incident);
    if (now.status().ended()) {
      throw new IncidentOver(now);
    }
  }

  /** It holds by then, and needs no process that hears of it. */
  private void withdraw(String incident, Map<String, Object> variables) {
    tellWhoWaits(incident, ProcessMessage.INCIDENT_WITHDRAWN, variables);
  }

  private boolean relapseHeard(String incident, String alerts) {
    return isResolved(incident)
        && tellWhoWaits(incident, ProcessMessage.RELAPSED, Map.of("changeReason", alerts)) > 0;
  }

  /** Also when it is resolved and watched: then it has heard of a relapse before, just now. */
  private boolean alertsHeard(String incident, String alerts) {
    if (isResolved(incident) && !watched(incident)) {
      return false;
    }
    return tellWhoWaits(
            incident,
            ProcessMessage.SOMETHING_CHANGED,
            changed("alerts", "", "", Map.of("alerts", alerts)))
        > 0;
  }

  private boolean isResolved(String incident) {
    return incidents.get(incident).status() == Status.RESOLVED;
  }

  private void tell(String incident, ProcessMessage message, Map<String, Object> variables) {
    if (tellWhoWaits(incident, message, variables) == 0) {
      throw incidents
          .find(incident)
          .<RuntimeException>map(deaf -> new IncidentOver(deaf, running.suspended(incident)))
          .orElseGet(() -> new NoSuchIncident(incident));
    }
  }

  private int tellWhoWaits(String incident, ProcessMessage message, Map<String, Object> variables) {
    return runtime
        .createMessageCorrelation(message.id())
        .processInstanceBusinessKey(incident)
        .setVariablesToTriggeredScope(variables)
        .correlateAllWithResult()
        .size();
  }
}
