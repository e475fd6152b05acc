package io.majorincident.verify;

import static io.majorincident.verify.VerifyVariables.CODE_READERS;
import static io.majorincident.verify.VerifyVariables.CONTACT_CHANNEL;
import static io.majorincident.verify.VerifyVariables.CONTACT_SHOWN;

import io.majorincident.contact.UnverifiedContacts;
import io.majorincident.oncall.Contact;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes what others may know of the contact that it is about. */
@Component
class NoteContact implements JavaDelegate {

  private final UnverifiedContacts unverified;

  NoteContact(UnverifiedContacts unverified) {
    this.unverified = unverified;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Contact contact = unverified.of(execution.getProcessInstanceId());
    CONTACT_CHANNEL.set(execution, contact.channel());
    CONTACT_SHOWN.set(execution, contact.shown());
    CODE_READERS.set(execution, List.of());
  }
}
