package io.majorincident.verify;

import io.majorincident.contact.ContactMarks;
import io.majorincident.contact.Verifications;
import io.majorincident.language.Words;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contacts of somebody that the plan names: what people read, by its mark. */
@Component
public class OwnContacts {

  private static final Map<String, String> LABELS =
      Map.of(
          Contact.MAIL, "Mail: %s",
          Contact.CHAT, "Chat: %s",
          Contact.PUSH, "Push: %s",
          Contact.NTFY, "ntfy: %s",
          Contact.TEAMS, "Teams: %s",
          Contact.WEBHOOK, "Signed webhook: %s",
          Contact.TEXT, "Text message: %s",
          Contact.VOICE, "Call: %s");

  private final Plan plan;
  private final Verifications verifications;
  private final ContactMarks marks;
  private final Words words;

  OwnContacts(Plan plan, Verifications verifications, ContactMarks marks, Words words) {
    this.plan = plan;
    this.verifications = verifications;
    this.marks = marks;
    this.words = words;
  }

  /** In the order of the plan, each with whether it is verified; none of whom it does not know. */
  public Map<String, String> of(String person, Locale language) {
    Map<String, String> found = new LinkedHashMap<>();
    plan.person(person).ifPresent(it -> put(it, language, found));
    return found;
  }

  private void put(Person person, Locale language, Map<String, String> found) {
    Set<Contact> verified = verifications.of(person);
    for (Contact contact : person.contacts()) {
      String label = words.say(language, LABELS.get(contact.channel()), contact.shown());
      String state = verified.contains(contact) ? "%s (verified)" : "%s (not verified)";
      found.put(marks.of(contact), words.say(language, state, label));
    }
  }
}
