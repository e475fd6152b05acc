package io.majorincident.announce;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.StoppedNumbers;
import io.majorincident.channel.Urgency;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Honours what the networks demand: whoever answers a text message with STOP gets none any more.
 * The network itself confirms it, so that we send nothing back; the owner is told by mail.
 */
@Component
class TextStops {

  private static final Logger log = LoggerFactory.getLogger(TextStops.class);

  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

  private static final Set<String> START = Set.of("START", "UNSTOP");

  private static final int LONGEST = 20;

  private final StoppedNumbers stopped;
  private final Plan plan;
  private final Notes notes;
  private final Outbox outbox;

  TextStops(StoppedNumbers stopped, Plan plan, Notes notes, Outbox outbox) {
    this.stopped = stopped;
    this.plan = plan;
    this.notes = notes;
    this.outbox = outbox;
  }

  /**
   * Notes it if that is all that the message says, whosever the number is.
   *
   * @return whether it was
   */
  boolean take(String from, String text) {
    String word = word(text);
    if (STOP.contains(word)) {
      stop(from);
    } else if (START.contains(word)) {
      stopped.start(from);
    }
    return STOP.contains(word) || START.contains(word);
  }

  private static String word(String text) {
    return text.length() > LONGEST
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "")
            .toUpperCase(Locale.ROOT);
  }

  private void stop(String number) {
    if (stopped.stop(number)) {
      Contact contact = new Contact(Contact.TEXT, number);
      log.warn("{} has answered STOP: no text message is sent there any more", contact.shown());
      plan.people().stream()
          .filter(person -> person.contacts().contains(contact))
          .forEach(person -> tell(person, contact));
    }
  }

  private void tell(Person person, Contact contact) {
    Text text =
        notes.write(
            "reportStop",
            person.language(),
            Map.of("reader", person.name(), "number", contact.shown()));
    outbox.add(
        new Delivery(
            "stopped/reportStop/" + UUID.randomUUID(),
            Contact.MAIL,
            person.mail(),
            text.subject(),
            text.body(),
            "",
            "",
            Urgency.LOW));
  }
}
