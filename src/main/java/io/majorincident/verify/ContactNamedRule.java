package io.majorincident.verify;

import static io.majorincident.verify.VerifyVariables.NEW_ADDRESS;
import static io.majorincident.verify.VerifyVariables.NEW_CHANNEL;
import static io.majorincident.verify.VerifyVariables.OWN_CONTACT;

import io.majorincident.channel.PhoneGateway;
import io.majorincident.contact.ContactMarks;
import io.majorincident.contact.UnverifiedContacts;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.planning.Amendment;
import io.majorincident.planning.Amendments;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.SignedIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Somebody names one contact of their own: one of the plan, or a new one that the plan allows. */
@Component
class ContactNamedRule implements FormRule {

  private final Plan plan;
  private final SignedIn signedIn;
  private final PhoneGateway phones;
  private final ContactMarks marks;
  private final UnverifiedContacts unverified;
  private final AllowedCodes codes;
  private final ObjectProvider<Amendments> amendments;

  /**
   * @param amendments need the engine, which needs the rules of all forms to start
   */
  ContactNamedRule(
      Plan plan,
      SignedIn signedIn,
      PhoneGateway phones,
      ContactMarks marks,
      UnverifiedContacts unverified,
      AllowedCodes codes,
      ObjectProvider<Amendments> amendments) {
    this.plan = plan;
    this.signedIn = signedIn;
    this.phones = phones;
    this.marks = marks;
    this.unverified = unverified;
    this.codes = codes;
    this.amendments = amendments;
  }

  @Override
  public String form() {
    return "contactNamed";
  }

  @Override
  public Set<String> secrets() {
    return Set.of(OWN_CONTACT.name(), NEW_ADDRESS.name());
  }

  @Override
  public void putAway(VariableScope entered) {
    Contact contact =
        signedIn
            .id()
            .flatMap(plan::person)
            .flatMap(person -> NamedContact.known(person, entered, marks))
            .or(() -> NamedContact.added(entered))
            .orElseThrow();
    unverified.note(((DelegateExecution) entered).getProcessInstanceId(), contact);
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return signedIn
        .id()
        .flatMap(plan::person)
        .map(person -> faults(person, entered))
        .orElseGet(() -> List.of(Fault.of("You do not stand in the on-call plan.")));
  }

  private List<Fault> faults(Person person, VariableScope entered) {
    boolean old = OWN_CONTACT.find(entered).isPresent();
    boolean isNew = NEW_CHANNEL.find(entered).or(() -> NEW_ADDRESS.find(entered)).isPresent();
    if (old == isNew) {
      return List.of(Fault.of("Choose one of your contacts, or name a new one."));
    }
    List<Fault> faults = old ? faultsOfKnown(person, entered) : faultsOfNew(person, entered);
    return faults.isEmpty() ? faultsOfCodes(person, entered) : faults;
  }

  /** Asked last: what is refused for another reason is not counted. */
  private List<Fault> faultsOfCodes(Person person, VariableScope entered) {
    return NamedContact.known(person, entered, marks)
        .or(() -> NamedContact.added(entered))
        .flatMap(contact -> codes.take(person.id(), contact))
        .stream()
        .toList();
  }

  private List<Fault> faultsOfKnown(Person person, VariableScope entered) {
    return NamedContact.known(person, entered, marks)
        .map(this::faultsOfPhone)
        .orElseGet(
            () ->
                List.of(Fault.of("That contact stands in the plan no more. Choose another one.")));
  }

  private List<Fault> faultsOfPhone(Contact contact) {
    return contact.isPhone() && !phones.isThere()
        ? List.of(
            Fault.of(
                "No phone can be reached from here: an administrator has to set up a gateway first."))
        : List.of();
  }

  private List<Fault> faultsOfNew(Person person, VariableScope entered) {
    Optional<Contact> named = NamedContact.added(entered);
    if (named.isEmpty()) {
      return List.of(Fault.of("A new contact needs both: what it is, and its address."));
    }
    if (person.contacts().contains(named.get())) {
      return List.of(Fault.of("That contact stands in the plan already. Choose it above."));
    }
    List<Amendment> added = List.of(NamedContact.amendment(person.id(), named.get()));
    return Stream.of(faultsOfPhone(named.get()), amendments.getObject().faults(added))
        .flatMap(List::stream)
        .toList();
  }
}
