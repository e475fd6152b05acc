package io.majorincident.message;

import io.majorincident.channel.Action;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Pace;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.Addressees;
import io.majorincident.contact.ContactMethods;
import io.majorincident.contact.ContactMethods.Attempt;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.language.Words;
import io.majorincident.message.Facts.Reader;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.NotificationRules.Step;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Stakeholder;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hands messages over for delivery, in the caller's transaction: they go out if and only if the
 * step commits.
 */
@Component
public class Messages {

  /** How something urgent is told that nobody has to answer: nobody is called for it. */
  public static final List<Step> AT_ONCE =
      Stream.of(
              Contact.MAIL,
              Contact.CHAT,
              Contact.PUSH,
              Contact.NTFY,
              Contact.TEAMS,
              Contact.WEBHOOK)
          .map(channel -> new Step(channel, Duration.ZERO))
          .toList();

  private final Texts texts;
  private final Facts facts;
  private final ContactMethods methods;
  private final Outbox outbox;
  private final Words words;
  private final Addressees addressees;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Messages(
      Texts texts,
      Facts facts,
      ContactMethods methods,
      Outbox outbox,
      Words words,
      Addressees addressees,
      ApplicationEventPublisher events,
      Clock clock) {
    this.texts = texts;
    this.facts = facts;
    this.methods = methods;
    this.outbox = outbox;
    this.words = words;
    this.addressees = addressees;
    this.events = events;
    this.clock = clock;
  }

  /** To each of the people, as {@link #toPerson} does. */
  public void toPeople(Occasion occasion, Collection<Person> people, Haste haste) {
    people.forEach(person -> toPerson(occasion, person, haste));
  }

  /**
   * To one person, where they want to be told first of what is so urgent; once. What can wait does
   * not reach them in their quiet hours.
   */
  public void toPerson(Occasion occasion, Person person, Haste haste) {
    Written written = write(occasion, Reader.of(person), Map.of());
    boolean presses = haste.urgency() == Urgency.HIGH;
    List<Attempt> attempts = presses ? methods.urgent(person, AT_ONCE) : methods.calm(person);
    Duration wait = haste.wait(clock.instant(), person);
    ContactMethods.first(attempts)
        .map(contact -> wait.isZero() ? Way.to(contact, occasion) : later(contact, wait, occasion))
        .forEach(way -> hand(occasion, written, way, haste.urgency()));
  }

  /**
   * Calls one person, by one contact after another, until the topic is cancelled.
   *
   * @param topic what belongs together and can be cancelled together
   * @param line what is tried one after another
   * @param tries how to try whoever has no rule of their own, and how often at most
   * @param own facts for this person alone; among them how to answer: by the link "acknowledge",
   *     the "reply" to a text message, the "keys" during a call, and the buttons "accept" and,
   *     unless it is empty, "decline" in a chat
   */
  public void page(
      Occasion occasion,
      Person person,
      String topic,
      String line,
      Tries tries,
      Map<String, Object> own) {
    Written written = write(occasion, Reader.of(person), own);
    for (Attempt attempt : methods.urgent(person, tries.byDefault())) {
      Pace pace = tries.pace(attempt.contact(), occasion.incident().severity());
      Way way = new Way(attempt.contact(), attempt.after(), topic, line, pace);
      hand(occasion, written, way, Urgency.HIGH);
    }
  }

  /**
   * Calls one person for the task that the occasion is about, by one contact after another, until
   * its topic is cancelled. It goes out at once, but for what would be one too many on a phone; no
   * page waits for it.
   *
   * @param tries how to try whoever has no rule of their own, and how often at most
   */
  public void callForTask(Occasion occasion, Person person, Tries tries) {
    Written written = write(occasion, Reader.of(person), Map.of());
    String line = occasion.topic() + " " + person.id();
    for (Attempt attempt : methods.urgent(person, tries.byDefault())) {
      Pace pace = tries.paceOfTask(attempt.contact(), occasion.incident().severity());
      Way way = new Way(attempt.contact(), attempt.after(), occasion.topic(), line, pace);
      hand(occasion, written, way, Urgency.HIGH);
    }
  }

  /** To people who are not on call: by mail. */
  public void toStakeholders(Occasion occasion, Collection<Stakeholder> stakeholders) {
    for (Stakeholder stakeholder : stakeholders) {
      Reader reader = new Reader(stakeholder.name(), stakeholder.language(), stakeholder.zone());
      Written written = write(occasion, reader, Map.of());
      hand(
          occasion,
          written,
          Way.to(new Contact(Contact.MAIL, stakeholder.mail()), occasion),
          Urgency.LOW);
    }
  }

  /** Addresses that a text about an incident was handed over to before, in whatever round. */
  public Set<String> recipients(String incident, String text) {
    String about = key(incident, text, "");
    return outbox.of(incident).stream()
        .filter(delivery -> delivery.key().startsWith(about))
        .map(DeliveryStatus::recipient)
        .collect(Collectors.toSet());
  }

  private static String key(String... parts) {
    return String.join("/", parts);
  }

  /** What the public is to read, in the company's language. */
  public Text publicText(Occasion occasion) {
    return write(occasion, facts.thePublic(), Map.of()).text();
  }

  /**
   * @param action what to open first, and how to answer where somebody has to
   */
  private record Written(Text text, Action action, Locale language) {

    /** A phone shows little, and reads out no link: keys that are pressed go there. */
    String body(Contact contact) {
      return switch (contact.channel()) {
        case Contact.TEXT -> ShortText.of(text.subject(), action.reply(), action.link());
        case Contact.VOICE -> text.subject();
        default -> text.body();
      };
    }
  }

  private record Way(Contact contact, Duration after, String topic, String line, Pace pace) {

    static Way to(Contact contact, Occasion occasion) {
      return new Way(contact, Duration.ZERO, occasion.topic(), "", null);
    }

    /** Within a line the same contact may be tried several times. */
    String key(String mark) {
      return mark + (line.isEmpty() || after.isZero() ? "" : "/" + after);
    }
  }

  private static Way later(Contact contact, Duration wait, Occasion occasion) {
    String number = occasion.incident().number();
    String topic = occasion.topic().isEmpty() ? PutOffNotes.topic(number) : occasion.topic();
    return new Way(contact, wait, topic, "", null);
  }

  private Written write(Occasion occasion, Reader reader, Map<String, Object> own) {
    Map<String, Object> known = facts.of(occasion, reader, own);
    return new Written(
        texts.write(occasion.text(), reader.language(), known),
        action(known, own, reader),
        reader.language());
  }

  /** Each name is either among the own facts or means nothing, whatever an incident holds. */
  private Action action(Map<String, Object> known, Map<String, Object> own, Reader reader) {
    boolean answered = own.containsKey("acknowledge");
    String link =
        answered
            ? known.get("baseUrl") + "" + known.get("acknowledge")
            : known.get("tasklist").toString();
    return new Action(
        words.say(reader.language(), "Open"),
        link,
        Stream.of("accept", "decline")
            .map(name -> own(name, known, own))
            .filter(label -> !label.isEmpty())
            .toList(),
        own("keys", known, own),
        own("reply", known, own));
  }

  private static String own(String name, Map<String, Object> known, Map<String, Object> own) {
    return own.containsKey(name) ? known.get(name).toString() : "";
  }

  private void hand(Occasion occasion, Written written, Way way, Urgency urgency) {
    String number = occasion.incident().number();
    Contact contact = way.contact();
    String key = key(number, occasion.text(), occasion.round(), way.key(methods.mark(contact)));
    Delivery delivery =
        new Delivery(
            key,
            contact.channel(),
            contact.address(),
            written.text().subject(),
            written.body(contact),
            way.topic(),
            number,
            urgency,
            written.language(),
            written.action());
    if (outbox.add(delivery, way.after(), way.line(), way.pace())) {
      events.publishEvent(
          new IncidentEvent.MessageHandedOver(
              number,
              key,
              written.text().subject(),
              addressees.of(contact.channel(), contact.address())));
    }
  }
}
