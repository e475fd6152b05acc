package io.majorincident.oncall;

import io.majorincident.oncall.NotificationRules.Step;
import java.util.List;
import java.util.Map;

/** Reads how a person can be reached, and in which order. */
final class ContactReader {

  private ContactReader() {}

  static List<Contact> contacts(Entry entry) {
    List<Contact> contacts =
        entry.items().stream()
            .map(Entry::oneOrMoreEntries)
            .flatMap(item -> item.entrySet().stream())
            .map(ContactReader::contact)
            .toList();
    if (!contacts.isEmpty()
        && contacts.stream().noneMatch(it -> it.channel().equals(Contact.MAIL))) {
      entry.fault("There is no mail address. Add '- mail:' with one: not all is sent by push.");
    }
    return contacts;
  }

  private static Contact contact(Map.Entry<String, Entry> written) {
    String channel = written.getKey();
    Entry entry = written.getValue().expecting("its address");
    String address =
        switch (channel) {
          case Contact.MAIL -> entry.read(Notation.MAIL);
          case Contact.CHAT, Contact.PUSH, Contact.NTFY, Contact.TEAMS -> entry.read(Notation.URL);
          case Contact.WEBHOOK -> entry.read(Notation.SIGNED_URL);
          case Contact.TEXT, Contact.VOICE -> entry.read(Notation.PHONE);
          default -> {
            entry.isAllowed(channel, Contact.CHANNELS);
            yield "";
          }
        };
    return new Contact(channel, address);
  }

  /**
   * @param contacts that the person has
   */
  static NotificationRules rules(Entry entry, List<Contact> contacts) {
    entry.allowOnly("high", "low");
    return new NotificationRules(steps(entry, "high", contacts), steps(entry, "low", contacts));
  }

  private static List<Step> steps(Entry rules, String urgency, List<Contact> contacts) {
    List<String> channels = contacts.stream().map(Contact::channel).distinct().toList();
    Notation<String> channel = Notation.idOf("a contact of this person", channels);
    return rules
        .optional(urgency, "a list of steps, each with '- by:' and 'after:'")
        .map(Entry::items)
        .orElse(List.of())
        .stream()
        .map(step -> step(step, channel))
        .toList();
  }

  private static Step step(Entry entry, Notation<String> channel) {
    entry.allowOnly("by", "after");
    return new Step(
        entry.required("by", channel),
        entry.optional("after", Notation.PAUSE, Notation.PAUSE.standIn()));
  }
}
