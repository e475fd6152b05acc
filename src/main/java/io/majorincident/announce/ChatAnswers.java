package io.majorincident.announce;

import io.majorincident.announce.Pages.Invitation;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.language.Words;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answer to a page by a button in a chat, and what they read then. */
@Component
class ChatAnswers {

  private final Pages pages;
  private final Plan plan;
  private final GivenAnswer answered;
  private final Outbox outbox;
  private final Words words;
  private final ApplicationEventPublisher events;

  ChatAnswers(
      Pages pages,
      Plan plan,
      GivenAnswer answered,
      Outbox outbox,
      Words words,
      ApplicationEventPublisher events) {
    this.pages = pages;
    this.plan = plan;
    this.answered = answered;
    this.outbox = outbox;
    this.words = words;
    this.events = events;
  }

  /**
   * What is shown to whoever has pressed the button.
   *
   * @param text in one sentence what holds now
   * @param stays whether the question and its buttons stay as they are
   */
  record Shown(String text, boolean stays) {}

  /**
   * Does what the button says, and tells the chat what is shown; the same click twice changes
   * nothing.
   *
   * @param by the mail address of whoever pressed it, if it is known
   * @param written makes of it what the chat reads
   */
  @Transactional
  public void takeAndTell(
      ChatClick click, Optional<String> by, BiFunction<ChatClick, Shown, String> written) {
    Shown shown = take(click, by);
    outbox.add(
        new Delivery(
            "chatReply/" + Secret.hash(click.answerTo()),
            "system",
            click.answerTo(),
            "Answer in a chat",
            written.apply(click, shown),
            "",
            "",
            Urgency.HIGH));
  }

  /** Does what the button says. */
  @Transactional
  public Shown take(ChatClick click, Optional<String> by) {
    return pages
        .invitation(click.secret())
        .map(invitation -> take(invitation, click, by))
        .orElseGet(this::unknown);
  }

  private Shown take(Invitation invitation, ChatClick click, Optional<String> by) {
    if (isSomebodyElses(invitation, by)) {
      return notTheirs(invitation);
    }
    boolean changed = answered.give(invitation, click.reply());
    String person = invitation.person();
    Page page = pages.current(invitation.page());
    if (changed) {
      events.publishEvent(
          new IncidentEvent.AnsweredInChat(page.incident(), page.id(), person, click.account()));
    }
    boolean stays = page.open() && click.reply() == Reply.TAKES;
    return new Shown(
        answered.whatHolds(page, person, click.reply(), "", language(invitation)), stays);
  }

  private Shown notTheirs(Invitation invitation) {
    return new Shown(
        words.say(
            language(invitation),
            "%s is asked here, so nothing was changed. If you can take it, say so in Tasklist.",
            name(invitation)),
        true);
  }

  /** Whoever the plan does not know may be the person by another address. */
  private boolean isSomebodyElses(Invitation invitation, Optional<String> by) {
    List<String> owners = by.map(this::owners).orElse(List.of());
    return !owners.isEmpty() && !owners.contains(invitation.person());
  }

  private List<String> owners(String mail) {
    return plan.people().stream()
        .filter(person -> person.contacts().stream().anyMatch(contact -> isMail(contact, mail)))
        .map(Person::id)
        .toList();
  }

  private static boolean isMail(Contact contact, String mail) {
    return contact.channel().equals(Contact.MAIL) && contact.address().equalsIgnoreCase(mail);
  }

  private String name(Invitation invitation) {
    return plan.person(invitation.person()).map(Person::name).orElse(invitation.person());
  }

  private Locale language(Invitation invitation) {
    return plan.person(invitation.person()).map(Person::language).orElse(plan.language());
  }

  private Shown unknown() {
    return new Shown(
        words.say(
            plan.language(),
            "This button belongs to no page, so nothing was changed. What is open stands in Tasklist."),
        true);
  }
}
