package io.majorincident.announce;

import io.majorincident.announce.Pages.Invitation;
import io.majorincident.channel.ShortText;
import io.majorincident.contact.ContactMethods;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Words;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people reply to a page by a text message. It says nothing of which page is meant, but the
 * answer names it: see {@link MeantPage}.
 */
@Component
class TextReplies {

  private static final Logger log = LoggerFactory.getLogger(TextReplies.class);

  private final Plan plan;
  private final ContactMethods methods;
  private final MeantPage meant;
  private final Pages pages;
  private final Incidents incidents;
  private final GivenAnswer answered;
  private final ReceivedTexts received;
  private final TextStops stops;
  private final Words words;

  TextReplies(
      Plan plan,
      ContactMethods methods,
      MeantPage meant,
      Pages pages,
      Incidents incidents,
      GivenAnswer answered,
      ReceivedTexts received,
      TextStops stops,
      Words words) {
    this.plan = plan;
    this.methods = methods;
    this.meant = meant;
    this.pages = pages;
    this.incidents = incidents;
    this.answered = answered;
    this.received = received;
    this.stops = stops;
    this.words = words;
  }

  /**
   * Does what the sender replies. The same message a second time changes nothing.
   *
   * @param from the sender's number
   * @param message the gateway's id of it
   * @return a short text to send back, or empty if the number is nobody's or wants none
   */
  @Transactional
  public Optional<String> receive(String from, String text, String message) {
    if (stops.take(from, text)) {
      return Optional.empty();
    }
    List<Person> senders =
        plan.people().stream().filter(person -> methods.isCalledAt(person, from)).toList();
    if (senders.isEmpty()) {
      log.info(
          "A text message came from {}, which is nobody's verified number: nothing was changed",
          new Contact(Contact.TEXT, from).shown());
      return Optional.empty();
    }
    return Optional.of(
        received.answerTo(message).orElseGet(() -> answer(senders, from, Reply.of(text), message)));
  }

  private String answer(List<Person> senders, String from, Reply reply, String message) {
    List<String> ids = senders.stream().map(Person::id).toList();
    String answer =
        meant
            .by(ids, from)
            .filter(this::isOfInterest)
            .map(invitation -> answer(invitation, ids, from, reply))
            .orElseGet(() -> nothingIsOpen(senders.get(0).language()));
    received.note(message, answer);
    return answer;
  }

  private boolean isOfInterest(Invitation invitation) {
    Page page = pages.current(invitation.page());
    return page.open() || incidents.get(page.incident()).status().needsPeople();
  }

  private String answer(Invitation invitation, List<String> ids, String from, Reply reply) {
    answered.give(invitation, reply);
    Locale language = plan.person(invitation.person()).map(Person::language).orElse(Locale.ENGLISH);
    Page page = pages.current(invitation.page());
    String unclear =
        page.lastResort() ? "%s: reply 1 to take it." : "%s: reply 1 to take it, 2 if you cannot.";
    return ShortText.of(
        answered.whatHolds(page, invitation.person(), reply, unclear, language),
        answered.alsoOpen(meant.next(ids, from, page), language));
  }

  private String nothingIsOpen(Locale language) {
    return ShortText.of(words.say(language, "No page to you is open. Nothing was changed."), "");
  }
}
