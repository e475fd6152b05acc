package io.majorincident.verify;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.verify.VerifyVariables.CODE;

import io.majorincident.contact.Codes;
import io.majorincident.contact.UnverifiedContacts;
import io.majorincident.oncall.Contact;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Only the code that was sent last is right, for a while and a few tries. */
@Component
class EnterCodeRule implements FormRule {

  private final Codes codes;
  private final UnverifiedContacts unverified;

  EnterCodeRule(Codes codes, UnverifiedContacts unverified) {
    this.codes = codes;
    this.unverified = unverified;
  }

  @Override
  public String form() {
    return "enterCode";
  }

  @Override
  public Set<String> secrets() {
    return Set.of(CODE.name());
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    String code = CODE.find(entered).orElse("").replaceAll("\\s", "");
    if (code.isEmpty()) {
      return List.of(Fault.of("What is the code? It has six digits."));
    }
    Contact contact = unverified.of(((DelegateTask) entered).getProcessInstanceId());
    return switch (codes.enter(CHANGED_BY.in(entered), contact, code)) {
      case RIGHT -> List.of();
      case WRONG -> List.of(Fault.of("That is not the code that was sent last. Look again."));
      case VOID ->
          List.of(
              Fault.of(
                  "This code counts no more: it is too old, or was tried too often. Start 'Verify a contact' again."));
    };
  }
}
