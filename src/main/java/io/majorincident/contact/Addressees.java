package io.majorincident.contact;

import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Plan;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whom a message goes to, as everybody may read it: the person and the channel, never the address.
 */
@Component
public class Addressees {

  private final Plan plan;

  Addressees(Plan plan) {
    this.plan = plan;
  }

  /**
   * As in "anna (mail)"; several if they share the contact. What is nobody's by the plan in force
   * is masked.
   */
  public String of(String channel, String address) {
    Contact contact = new Contact(channel, address);
    String people = people(contact).collect(Collectors.joining(", "));
    String names =
        people.isEmpty()
            ? stakeholders(contact).distinct().collect(Collectors.joining(", "))
            : people;
    return "%s (%s)".formatted(names.isEmpty() ? contact.shown() : names, channel);
  }

  private Stream<String> people(Contact contact) {
    return plan.people().stream()
        .filter(person -> person.contacts().contains(contact))
        .map(person -> person.id());
  }

  private Stream<String> stakeholders(Contact contact) {
    return contact.channel().equals(Contact.MAIL)
        ? plan.stakeholders().stream()
            .filter(stakeholder -> stakeholder.mail().equals(contact.address()))
            .map(stakeholder -> stakeholder.name())
        : Stream.empty();
  }
}
