package io.majorincident.oncall;

import io.majorincident.incident.Role;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who may be asked to help.
 *
 * @param id also the name to log in with
 * @param name as others read it
 * @param language of the messages to this person
 * @param zone in which this person reads times
 * @param contacts in the order of the plan; one at least is a mail address
 * @param roles that this person may take, in the order of {@link Role}
 * @param rules in which order the contacts are tried
 */
public record Person(
    String id,
    String name,
    Locale language,
    ZoneId zone,
    List<Contact> contacts,
    Set<Role> roles,
    NotificationRules rules) {

  public Person {
    contacts = List.copyOf(contacts);
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** The first mail address. */
  public String mail() {
    return contacts.stream()
        .filter(contact -> contact.channel().equals(Contact.MAIL))
        .map(Contact::address)
        .findFirst()
        .orElseThrow(this::withoutMail);
  }

  private IllegalStateException withoutMail() {
    return new IllegalStateException(
        "The person '%s' has no mail address. Add one to the contacts in the on-call plan."
            .formatted(id));
  }
}
