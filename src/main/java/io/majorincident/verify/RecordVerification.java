package io.majorincident.verify;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.contact.UnverifiedContacts;
import io.majorincident.contact.Verifications;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.planning.Amendments;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the contact is theirs; a new one is added to the plan. */
@Component
class RecordVerification implements JavaDelegate {

  private final Plan plan;
  private final Amendments amendments;
  private final Verifications verifications;
  private final UnverifiedContacts unverified;

  RecordVerification(
      Plan plan,
      Amendments amendments,
      Verifications verifications,
      UnverifiedContacts unverified) {
    this.plan = plan;
    this.amendments = amendments;
    this.verifications = verifications;
    this.unverified = unverified;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String person = CHANGED_BY.in(execution);
    Contact contact = unverified.of(execution.getProcessInstanceId());
    if (isNew(plan, person, contact) && isNew(amendments.hold(), person, contact)) {
      amendments.add(
          List.of(NamedContact.amendment(person, contact)),
          person,
          "Verified a new contact in Tasklist");
    }
    verifications.note(person, contact);
    unverified.forget(execution.getProcessInstanceId());
  }

  private static boolean isNew(Plan plan, String person, Contact contact) {
    return plan.person(person).map(Person::contacts).stream()
        .noneMatch(known -> known.contains(contact));
  }
}
