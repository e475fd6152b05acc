package io.majorincident.readiness;

import io.majorincident.incident.Role;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Tells the team's lead who does not answer and when their shift begins; the incident managers if
 * it is the lead who does not answer; nobody if the answer has come in the meantime.
 */
@Component
class ReportTestPage implements JavaDelegate {

  private final Plan plan;
  private final TestPages pages;
  private final ShiftFacts facts;
  private final Notes notes;
  private final EveryContact contacts;

  ReportTestPage(Plan plan, TestPages pages, ShiftFacts facts, Notes notes, EveryContact contacts) {
    this.plan = plan;
    this.pages = pages;
    this.facts = facts;
    this.notes = notes;
    this.contacts = contacts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Shift shift = Shift.in(execution);
    if (!pages.hasAcknowledged(shift.person())) {
      readers(shift).forEach(reader -> report(shift, reader, execution.getProcessInstanceId()));
    }
  }

  private Stream<Person> readers(Shift shift) {
    String lead = plan.findTeam(shift.team()).orElseGet(plan::defaultTeam).lead();
    return lead.equals(shift.person())
        ? plan.withRole(Role.INCIDENT_MANAGER).stream()
        : plan.person(lead).stream();
  }

  private void report(Shift shift, Person reader, String process) {
    Text text = notes.write("reportTestPage", reader.language(), facts.of(shift, reader));
    String key = String.join("/", process, "reportTestPage");
    contacts.send(key, reader, text, notes.toTasklist(reader.language()), "");
  }
}
