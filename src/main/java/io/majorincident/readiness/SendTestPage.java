package io.majorincident.readiness;

import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.IncidentVariables;
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends a test page to all contacts of somebody who has never answered one. */
@Component
class SendTestPage implements JavaDelegate {

  private final Plan plan;
  private final TestPages pages;
  private final ShiftFacts facts;
  private final Notes notes;
  private final OpenedTasks tasks;
  private final EveryContact contacts;

  SendTestPage(
      Plan plan,
      TestPages pages,
      ShiftFacts facts,
      Notes notes,
      OpenedTasks tasks,
      EveryContact contacts) {
    this.plan = plan;
    this.pages = pages;
    this.facts = facts;
    this.notes = notes;
    this.tasks = tasks;
    this.contacts = contacts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Shift shift = Shift.in(execution);
    TestPages.Opened page = pages.open(shift);
    IncidentVariables.TASK_SUBJECT.set(
        execution, plan.findTeam(shift.team()).map(Team::name).orElse(shift.team()));
    ReadinessVariables.TEST_PAGE.set(execution, page.id());
    String process = execution.getProcessInstanceId();
    tasks.whenOpened(
        execution,
        "acknowledgeTestPage",
        task ->
            plan.person(shift.person())
                .ifPresent(person -> send(shift, page, person, process, notes.about(task))));
  }

  private void send(
      Shift shift, TestPages.Opened page, Person person, String process, Notes about) {
    String path = "/test-pages/" + page.secret();
    Map<String, Object> said = facts.of(shift, person);
    said.put("acknowledge", path);
    Text text = about.write("sendTestPage", person.language(), said);
    String key = String.join("/", process, "sendTestPage", page.id());
    contacts.send(key, person, text, notes.toOpen(path, person.language()), topic(page.id()));
  }

  /** By which what is not yet sent is cancelled once it is answered. */
  static String topic(String testPage) {
    return "testPage/" + testPage;
  }
}
