package io.majorincident.readiness;

import io.majorincident.channel.Action;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.ContactMethods;
import io.majorincident.message.Text;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import org.springframework.stereotype.Component;

/** Hands something urgent over to all contacts of a person that count. */
@Component
class EveryContact {

  private final ContactMethods methods;
  private final Outbox outbox;

  EveryContact(ContactMethods methods, Outbox outbox) {
    this.methods = methods;
    this.outbox = outbox;
  }

  /**
   * @param key of the message, to which each contact adds its own
   * @param action what to open
   * @param topic by which it can be cancelled; may be empty
   */
  void send(String key, Person person, Text text, Action action, String topic) {
    for (Contact contact : methods.of(person)) {
      outbox.add(
          new Delivery(
              key + "/" + methods.mark(contact),
              contact.channel(),
              contact.address(),
              text.subject(),
              body(contact, text, action),
              topic,
              "",
              Urgency.HIGH,
              person.language(),
              action));
    }
  }

  /** A phone shows little, and reads out no links. */
  private static String body(Contact contact, Text text, Action action) {
    return switch (contact.channel()) {
      case Contact.TEXT -> ShortText.of(text.subject(), action.link());
      case Contact.VOICE -> text.subject();
      default -> text.body();
    };
  }
}
