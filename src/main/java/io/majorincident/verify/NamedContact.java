package io.majorincident.verify;

import static io.majorincident.verify.VerifyVariables.NEW_ADDRESS;
import static io.majorincident.verify.VerifyVariables.NEW_CHANNEL;
import static io.majorincident.verify.VerifyVariables.OWN_CONTACT;

import io.majorincident.contact.ContactMarks;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.planning.Amendment;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The contact that somebody has named in the form: one of the plan, or a new one. */
final class NamedContact {

  private NamedContact() {}

  /** One of those that stand in the plan; empty if none was chosen, or it is gone. */
  static Optional<Contact> known(Person person, VariableScope form, ContactMarks marks) {
    return OWN_CONTACT
        .find(form)
        .flatMap(
            mark ->
                person.contacts().stream()
                    .filter(contact -> marks.of(contact).equals(mark))
                    .findFirst());
  }

  /** The new one; empty if a part of it is missing. */
  static Optional<Contact> added(VariableScope form) {
    return NEW_CHANNEL
        .find(form)
        .flatMap(
            channel -> NEW_ADDRESS.find(form).map(address -> new Contact(channel, clean(address))));
  }

  /** As it is added to the plan. */
  static Amendment amendment(String person, Contact contact) {
    return new Amendment(
        Amendment.Kind.PERSON,
        person,
        "contacts",
        "{%s: \"%s\"}".formatted(contact.channel(), contact.address()));
  }

  /** A number is kept as it is dialled; quotes and what could end them have no place anywhere. */
  private static String clean(String address) {
    String text = address.strip().replaceAll("[\\p{Cntrl}\"\\\\]", "");
    return text.startsWith("+") ? text.replaceAll("[ ()/-]", "") : text;
  }
}
