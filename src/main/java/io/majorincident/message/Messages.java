package io.majorincident.message;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.message.Facts.Reader;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Stakeholder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hands messages over for delivery, in the caller's transaction: they go out if and only if the
 * step commits.
 */
@Component
public class Messages {

  private static final String MAIL = "mail";

  private final Texts texts;
  private final Facts facts;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  Messages(Texts texts, Facts facts, Outbox outbox, ApplicationEventPublisher events) {
    this.texts = texts;
    this.facts = facts;
    this.outbox = outbox;
    this.events = events;
  }

  /** To each of the people, as {@link #toPerson} does. */
  public void toPeople(Occasion occasion, Collection<Person> people, Urgency urgency) {
    people.forEach(person -> toPerson(occasion, person, urgency, "", Map.of()));
  }

  /**
   * To one person: on all contacts if it is urgent, otherwise by mail alone, which wakes nobody.
   *
   * @param topic what belongs together and can be cancelled together; may be empty
   * @param own facts for this person alone
   */
  public void toPerson(
      Occasion occasion, Person person, Urgency urgency, String topic, Map<String, Object> own) {
    Text text = write(occasion, new Reader(person.name(), person.language(), person.zone()), own);
    for (Contact contact : contacts(person, urgency)) {
      hand(occasion, contact.channel(), contact.address(), text, urgency, topic);
    }
  }

  private static List<Contact> contacts(Person person, Urgency urgency) {
    return person.contacts().stream()
        .filter(contact -> urgency == Urgency.HIGH || contact.channel().equals(MAIL))
        .toList();
  }

  /** To people who are not on call: by mail. */
  public void toStakeholders(Occasion occasion, Collection<Stakeholder> stakeholders) {
    for (Stakeholder stakeholder : stakeholders) {
      Reader reader = new Reader(stakeholder.name(), stakeholder.language(), stakeholder.zone());
      Text text = write(occasion, reader, Map.of());
      hand(occasion, MAIL, stakeholder.mail(), text, Urgency.LOW, "");
    }
  }

  /** What the public is to read, in the company's language. */
  public Text publicText(Occasion occasion) {
    return write(occasion, facts.thePublic(), Map.of());
  }

  private Text write(Occasion occasion, Reader reader, Map<String, Object> own) {
    return texts.write(occasion.text(), reader.language(), facts.of(occasion, reader, own));
  }

  private void hand(
      Occasion occasion, String channel, String address, Text text, Urgency urgency, String topic) {
    String number = occasion.incident().number();
    String key = String.join("/", number, occasion.text(), occasion.round(), channel, address);
    boolean added =
        outbox.add(
            new Delivery(
                key, channel, address, text.subject(), text.body(), topic, number, urgency));
    if (added) {
      events.publishEvent(
          new IncidentEvent.MessageHandedOver(number, key, text.subject(), address));
    }
  }
}
