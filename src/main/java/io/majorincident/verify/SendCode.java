package io.majorincident.verify;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.Codes;
import io.majorincident.contact.ContactMarks;
import io.majorincident.contact.UnverifiedContacts;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.OpenedTasks;
import io.majorincident.process.Plans;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends a code to the contact, and nowhere else: whoever knows it has the contact. */
@Component
class SendCode implements JavaDelegate {

  private final Plan plan;
  private final Codes codes;
  private final UnverifiedContacts unverified;
  private final ContactMarks marks;
  private final Notes notes;
  private final OpenedTasks tasks;
  private final Outbox outbox;

  SendCode(
      Plan plan,
      Codes codes,
      UnverifiedContacts unverified,
      ContactMarks marks,
      Notes notes,
      OpenedTasks tasks,
      Outbox outbox) {
    this.plan = plan;
    this.codes = codes;
    this.unverified = unverified;
    this.marks = marks;
    this.notes = notes;
    this.tasks = tasks;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Person person = plan.person(CHANGED_BY.in(execution)).orElseThrow();
    Contact contact = unverified.of(execution.getProcessInstanceId());
    Duration validFor = Plans.duration(execution, "verificationPlan", "codeValidFor").orElseThrow();
    int tries =
        Plans.cell(execution, "verificationPlan", "codeTries").map(Integer::valueOf).orElseThrow();
    String code = codes.issue(person.id(), contact, validFor, tries);
    tasks.whenOpened(
        execution,
        "enterCode",
        task -> send(person, contact, code, validFor, notes.about(task), execution));
  }

  private void send(
      Person person,
      Contact contact,
      String code,
      Duration validFor,
      Notes about,
      DelegateExecution execution) {
    Text text =
        about.write(
            "sendCode",
            person.language(),
            Map.of(
                "reader", person.name(),
                "code", said(contact, code),
                "minutes", validFor.toMinutes()));
    String key = String.join("/", execution.getProcessInstanceId(), "sendCode", marks.of(contact));
    outbox.add(
        new Delivery(
            key,
            contact.channel(),
            contact.address(),
            text.subject(),
            contact.isPhone() ? ShortText.of(text.subject(), "") : text.body(),
            "",
            "",
            Urgency.HIGH,
            person.language(),
            about.toTasklist(person.language())));
  }

  /** A call reads one digit after another. */
  private static String said(Contact contact, String code) {
    return contact.channel().equals(Contact.VOICE) ? String.join(" ", code.split("")) : code;
  }
}
