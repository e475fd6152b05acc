package io.majorincident.verify;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.verify.VerifyVariables.CODE_READERS;
import static io.majorincident.verify.VerifyVariables.CONTACT_ADDRESS;
import static io.majorincident.verify.VerifyVariables.CONTACT_CHANNEL;
import static io.majorincident.verify.VerifyVariables.CONTACT_SHOWN;

import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Plan;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes which contact it is about. */
@Component
class NoteContact implements JavaDelegate {

  private final Plan plan;

  NoteContact(Plan plan) {
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Contact contact =
        plan.person(CHANGED_BY.in(execution))
            .flatMap(person -> NamedContact.known(person, execution))
            .or(() -> NamedContact.added(execution))
            .orElseThrow();
    CONTACT_CHANNEL.set(execution, contact.channel());
    CONTACT_ADDRESS.set(execution, contact.address());
    CONTACT_SHOWN.set(execution, contact.shown());
    CODE_READERS.set(execution, List.of());
  }
}
