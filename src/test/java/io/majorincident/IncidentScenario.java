package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Dispatcher;
import io.majorincident.channel.SwitchedChat;
import io.majorincident.channel.SwitchedGateway;
import io.majorincident.contact.Verifications;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Contact;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/** The language in which tests tell what happens in a night. */
@Component
@Lazy
class IncidentScenario {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService management;
  private final IdentityService identity;
  private final RepositoryService repository;
  private final HistoryService history;
  private final Incidents incidents;
  private final Timeline timeline;
  private final Dispatcher dispatcher;
  private final MovableClock clock;
  private final List<FakeChannel> channels;
  private final TestRestTemplate http;
  private final JdbcClient jdbc;
  private final Verifications verifications;
  private final SwitchedGateway gateway;
  private final SwitchedChat chat;
  private Object lost;

  IncidentScenario(
      RuntimeService runtime,
      TaskService tasks,
      FormService forms,
      ManagementService management,
      IdentityService identity,
      RepositoryService repository,
      HistoryService history,
      Incidents incidents,
      Timeline timeline,
      Dispatcher dispatcher,
      MovableClock clock,
      List<FakeChannel> channels,
      TestRestTemplate http,
      JdbcClient jdbc,
      Verifications verifications,
      SwitchedGateway gateway,
      SwitchedChat chat) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.management = management;
    this.identity = identity;
    this.repository = repository;
    this.history = history;
    this.incidents = incidents;
    this.timeline = timeline;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.channels = channels;
    this.http = http;
    this.jdbc = jdbc;
    this.verifications = verifications;
    this.gateway = gateway;
    this.chat = chat;
  }

  /** A quiet night: nothing of the tests before is left running. */
  void begin() {
    identity.clearAuthentication();
    // a test that answered a request in this thread may have left it behind, with the plan of then
    RequestContextHolder.resetRequestAttributes();
    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
        .map(ProcessInstance::getId)
        .forEach(id -> runtime.deleteProcessInstance(id, "the night is over", true, true, true));
    jdbc.sql("update incident set status = 'closed', alert_group = ''").update();
    jdbc.sql("update delivery set state = 'cancelled' where state = 'waiting'").update();
    jdbc.sql("update delivery set begun_at = null where begun_at is not null").update();
    channels.forEach(FakeChannel::reset);
    gateway.isThere(true);
    chat.none();
    jdbc.sql("delete from sent_code").update();
    jdbc.sql("delete from stopped_number").update();
    jdbc.sql("delete from accepted_weakness").update();
    jdbc.sql("delete from prepared_shift").update();
    jdbc.sql("update page_invitation set woken_night = null").update();
    jdbc.sql("delete from relief_offer").update();
    jdbc.sql("delete from test_page").update();
    clock.set(MovableClock.START);
    jdbc.sql("delete from contact_verification").update();
    verify("ben", new Contact(Contact.PUSH, "https://push.muster-shop.example/ben"));
  }

  /** Nobody has set up a phone gateway, in this story. */
  void withoutPhoneGateway() {
    gateway.isThere(false);
  }

  /** A person has shown before that this contact is theirs. */
  void verify(String person, Contact contact) {
    verifications.note(person, contact);
  }

  /** Alertmanager reports that a service is broken, and everything that follows at once happens. */
  Incident alert(String service, String severity) {
    return takenIn(AlertFixture.firing(service, severity));
  }

  /** As above, but nothing that follows has happened yet. */
  Incident justReported(String service, String severity) {
    return incidents.get(
        post(AlertFixture.firing(service, severity)).getBody().get("incident").toString());
  }

  /** Another alert of the same group comes. */
  Incident anotherAlert(String service, String severity) {
    return takenIn(AlertFixture.another(service, severity));
  }

  private Incident takenIn(String notification) {
    String number = post(notification).getBody().get("incident").toString();
    settle();
    return incidents.get(number);
  }

  @SuppressWarnings("rawtypes")
  ResponseEntity<Map> post(String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.postForEntity(
        "/api/alertmanager/" + IncidentContext.ALERT_KEY,
        new HttpEntity<>(body, headers),
        Map.class);
  }

  /** A person declares an incident in Tasklist. */
  Incident declare(String person, Map<String, Object> form) {
    start(person, "majorIncident", form);
    settle();
    String number =
        jdbc.sql("select number from incident order by number desc limit 1")
            .query(String.class)
            .single();
    return incidents.get(number);
  }

  /** A person starts a process by its start form. */
  void start(String person, String process, Map<String, Object> form) {
    signIn(person);
    try {
      String definition =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(process)
              .latestVersion()
              .singleResult()
              .getId();
      forms.submitStartForm(definition, form);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** A person reports a change of a running incident. */
  void report(String person, Incident incident, String change, Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(more);
    form.put("incident", incident.number());
    form.put("change", change);
    form.putIfAbsent("reason", "Because of what we saw.");
    start(person, "changeIncident", form);
    settle();
  }

  /** A person claims the open task of this kind and completes it with what the form asks for. */
  void complete(String person, String task, Map<String, Object> form) {
    submit(person, task(task), form);
    settle();
  }

  /** A person claims this task and completes it with what the form asks for. */
  void complete(String person, Task task, Map<String, Object> form) {
    submit(person, task, form);
    settle();
  }

  /** A person completes the task of this kind that is assigned to them. */
  void completeOwn(String person, String task, Map<String, Object> form) {
    Task own = tasks.createTaskQuery().taskDefinitionKey(task).taskAssignee(person).singleResult();
    submit(person, own, form);
    settle();
  }

  /** A person completes every open task of this kind. */
  void completeAll(String person, String task, Map<String, Object> form) {
    tasks(task).forEach(open -> submit(person, open, form));
    settle();
  }

  /** Whoever has the only open task of this kind puts it back, for others to claim. */
  void putBack(String task) {
    tasks.setAssignee(task(task).getId(), null);
  }

  /** A person claims the only open task of this kind, and has done nothing with it yet. */
  void claim(String person, String task) {
    String open = task(task).getId();
    signIn(person);
    try {
      tasks.claim(open, person);
    } finally {
      identity.clearAuthentication();
    }
  }

  /** A variable of the only open task of this kind. */
  String variable(String task, String name) {
    return (String) tasks.getVariable(task(task).getId(), name);
  }

  /** Nothing is known any more of what a variable of the only open task of this kind held. */
  void forget(String task, String name) {
    runtime.setVariable(task(task).getProcessInstanceId(), name, null);
  }

  /** The communication plan of the incident stops promising updates. */
  void promiseNoFurtherUpdate(Incident incident) {
    plan(incident, "communicationPlan", "updateEvery", "");
  }

  /** A cell of what a table has decided for the incident says something else. */
  void plan(Incident incident, String plan, String column, String cell) {
    jdbc.sql(
            """
            update incident_plan set cells = cells || jsonb_build_object(:column, cast(:cell as text))
            where incident = :incident and plan = :plan
            """)
        .param("column", column)
        .param("cell", cell)
        .param("incident", incident.number())
        .param("plan", plan)
        .update();
  }

  /** The only open task of this kind. */
  Task task(String id) {
    List<Task> open = tasks(id);
    assertThat(open).as("open tasks " + id + ", beside " + openTasks()).hasSize(1);
    return open.get(0);
  }

  /** The only open task of this kind in an incident. */
  Task task(String id, Incident incident) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(id)
        .processInstanceBusinessKey(incident.number())
        .singleResult();
  }

  /** The number of the incident that a task belongs to. */
  String numberOf(Task task) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }

  List<Task> tasks(String id) {
    return tasks.createTaskQuery().taskDefinitionKey(id).initializeFormKeys().list();
  }

  /** The kinds of all open tasks, sorted. */
  List<String> openTasks() {
    return tasks.createTaskQuery().list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }

  /** The tasks that a person finds in Tasklist. */
  List<String> tasksOf(String person) {
    signIn(person);
    try {
      return tasks.createTaskQuery().listPage(0, 100).stream()
          .map(Task::getTaskDefinitionKey)
          .sorted()
          .toList();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** Everything that can happen without time going on happens. */
  void settle() {
    boolean moved = true;
    while (moved) {
      moved = dispatcher.dispatchDue() > 0;
      for (Job job : due()) {
        moved |= execute(job.getId());
      }
    }
  }

  /** Time goes on: every timer on the way fires at its moment, and every page goes out at its. */
  void fastForward(Duration duration) {
    Instant target = clock.instant().plus(duration);
    for (Instant next = next(target); next != null; next = next(target)) {
      clock.set(next.isBefore(clock.instant()) ? clock.instant() : next);
      settle();
    }
    clock.set(target);
    settle();
  }

  /** Time goes on as on a busy machine: each step comes some seconds after it is due. */
  void fastForwardSlowly(Duration duration, Random delays) {
    Instant target = clock.instant().plus(duration);
    for (Instant next = next(target); next != null; next = next(target)) {
      clock.set(next.isBefore(clock.instant()) ? clock.instant() : next);
      settleSlowly(delays);
    }
    clock.set(target.isBefore(clock.instant()) ? clock.instant() : target);
    settleSlowly(delays);
  }

  private void settleSlowly(Random delays) {
    boolean moved = true;
    while (moved) {
      moved = dispatcher.dispatchDue() > 0;
      for (Job job : due()) {
        clock.forward(Duration.ofSeconds(delays.nextInt(1, 10)));
        moved |= execute(job.getId());
      }
    }
  }

  /** It is later now, and nothing that is due by then has happened yet. */
  void passTime(Duration duration) {
    clock.set(clock.instant().plus(duration));
  }

  /** The daily check of the on-call plan comes, and all that follows at once happens. */
  void morning() {
    management.createJobQuery().timers().list().stream()
        .filter(IncidentScenario::isOfTheMorning)
        .map(Job::getId)
        .toList()
        .forEach(management::executeJob);
    settle();
  }

  /** A variable becomes unreadable, so that the next step of this process that needs it fails. */
  void breakStep(Incident incident, String process, String variable) {
    String part = part(incident, process);
    lost = runtime.getVariable(part, variable);
    runtime.setVariable(part, variable, "unreadable");
  }

  /** What a table has decided gets lost, so that every step that needs it fails. */
  void losePlan(Incident incident, String plan) {
    rename(incident, plan, plan + " lost");
  }

  /** It is there again. */
  void findPlan(Incident incident, String plan) {
    rename(incident, plan + " lost", plan);
  }

  private void rename(Incident incident, String plan, String name) {
    jdbc.sql("update incident_plan set plan = :name where incident = :incident and plan = :plan")
        .param("name", name)
        .param("incident", incident.number())
        .param("plan", plan)
        .update();
  }

  /** Time goes on until a step has used up all its tries. */
  void tryUntilStuck(Duration atMost) {
    for (Instant end = clock.instant().plus(atMost); clock.instant().isBefore(end); ) {
      clock.set(clock.instant().plusSeconds(30));
      due().forEach(job -> attempt(job.getId()));
    }
    assertThat(management.createJobQuery().noRetriesLeft().count()).isEqualTo(1);
    dispatcher.dispatchDue();
  }

  /** Time goes on, by five seconds at a time, and steps fail in it. */
  void tryFor(Duration time) {
    for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
      clock.set(clock.instant().plusSeconds(5));
      due().forEach(job -> attempt(job.getId()));
      dispatcher.dispatchDue();
    }
  }

  /** The variable is readable again, and nobody does anything more. */
  void mend(Incident incident, String process, String variable) {
    runtime.setVariable(part(incident, process), variable, lost);
  }

  /** An administrator has the step that stands still tried once more. */
  void tryAgain() {
    Job stuck = management.createJobQuery().noRetriesLeft().singleResult();
    management.setJobRetries(stuck.getId(), 1);
    settle();
  }

  private String part(Incident incident, String process) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .processDefinitionKey(process)
        .singleResult()
        .getId();
  }

  private void attempt(String job) {
    try {
      execute(job);
    } catch (RuntimeException expected) {
      // the engine has noted it and tries again later
    }
  }

  Incident now(Incident incident) {
    return incidents.get(incident.number());
  }

  /** What the timeline says, one sentence for each entry. */
  List<String> told(Incident incident) {
    return timeline.told(incident.number()).stream().map(TimelineEntry::text).toList();
  }

  /** What the timeline says that this person has reported. */
  List<String> toldBy(String person, Incident incident) {
    return timeline.told(incident.number()).stream()
        .filter(entry -> entry.who().equals(person) && entry.kind().equals("ChangeReported"))
        .map(TimelineEntry::text)
        .toList();
  }

  /** Somebody who may sign in, but is in no group, does something by name and password. */
  void asStranger(BiConsumer<String, String> attempt) {
    User stranger = identity.newUser("stranger");
    stranger.setPassword("unknown to all");
    identity.saveUser(stranger);
    try {
      attempt.accept("stranger", "unknown to all");
    } finally {
      identity.deleteUser("stranger");
    }
  }

  /** Whether the root process of the incident has ended, and at which end event. */
  String endedAt(Incident incident) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(root(incident))
        .activityType("noneEndEvent")
        .finished()
        .orderByHistoricActivityInstanceEndTime()
        .desc()
        .list()
        .get(0)
        .getActivityId();
  }

  boolean over(Incident incident) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident.number())
            .count()
        == 0;
  }

  static Object json(String json) {
    return SpinValues.jsonValue(json).create();
  }

  private String root(Incident incident) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .processDefinitionKey("majorIncident")
        .singleResult()
        .getId();
  }

  private void submit(String person, Task open, Map<String, Object> form) {
    signIn(person);
    try {
      if (!person.equals(open.getAssignee())) {
        tasks.claim(open.getId(), person);
      }
      forms.submitTaskForm(open.getId(), form);
    } finally {
      identity.clearAuthentication();
    }
  }

  private void signIn(String person) {
    List<String> groups =
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
    identity.setAuthentication(person, groups);
  }

  private boolean execute(String job) {
    if (management.createJobQuery().jobId(job).count() == 0) {
      return false;
    }
    management.executeJob(job);
    return true;
  }

  /** Without what comes every morning: that would be a part of every story. */
  private List<Job> due() {
    return management.createJobQuery().executable().list().stream()
        .filter(job -> !isOfTheMorning(job))
        .toList();
  }

  private static boolean isOfTheMorning(Job job) {
    return job.getProcessInstanceId() == null
        && "checkReadiness".equals(job.getProcessDefinitionKey());
  }

  private Instant next(Instant target) {
    return Stream.concat(nextTimer(), nextPage())
        .min(Comparator.naturalOrder())
        .filter(next -> !next.isAfter(target))
        .orElse(null);
  }

  private Stream<Instant> nextPage() {
    return jdbc
        .sql("select due_at from delivery where state = 'waiting' and limits is not null")
        .query(Timestamp.class)
        .list()
        .stream()
        .map(Timestamp::toInstant)
        .filter(due -> due.isAfter(clock.instant()));
  }

  private Stream<Instant> nextTimer() {
    return management
        .createJobQuery()
        .timers()
        .active()
        .withRetriesLeft()
        .orderByJobDuedate()
        .asc()
        .list()
        .stream()
        .filter(job -> !isOfTheMorning(job))
        .map(job -> job.getDuedate().toInstant())
        .limit(1);
  }
}
