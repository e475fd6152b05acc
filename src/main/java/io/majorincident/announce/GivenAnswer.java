package io.majorincident.announce;

import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives an answer that came by phone or from a chat, and says in a sentence what holds now. */
@Component
class GivenAnswer {

  private final Answers answers;
  private final Plan plan;
  private final Words words;

  GivenAnswer(Answers answers, Plan plan, Words words) {
    this.answers = answers;
    this.plan = plan;
    this.words = words;
  }

  /**
   * Does what the person says; what is unclear changes nothing.
   *
   * @return whether it has changed anything
   */
  boolean give(Pages.Invitation invitation, Reply reply) {
    return switch (reply) {
      case TAKES -> answers.accept(invitation);
      case CANNOT -> answers.decline(invitation);
      case UNCLEAR -> false;
    };
  }

  /**
   * What holds of the page after the person's reply.
   *
   * @param unclear what to say of a page that waits for a clear answer; may have a place for the
   *     number of the incident
   */
  String whatHolds(Page page, String person, Reply reply, String unclear, Locale language) {
    return page.open()
        ? words.say(language, ofAnOpenPage(page, reply, unclear), page.incident())
        : ofAnEndedPage(page, person, language);
  }

  /**
   * That another page waits for an answer, too.
   *
   * @param next which one, or empty
   * @return a sentence; empty if there is none
   */
  String alsoOpen(Optional<Page> next, Locale language) {
    return next.map(other -> words.say(language, "%s is open, too.", other.incident())).orElse("");
  }

  private static String ofAnOpenPage(Page page, Reply reply, String unclear) {
    return switch (reply) {
      case UNCLEAR -> unclear;
      // all others have declined, and the next page is about to be opened
      case TAKES -> "%s: the next ones are just being called. If you can take it, say so again.";
      case CANNOT ->
          page.lastResort()
              ? "%s: everybody has been called and nobody is left to ask. It is sent again soon."
              : "%s: you cannot take it, so the next ones are asked.";
    };
  }

  private String ofAnEndedPage(Page page, String person, Locale language) {
    String taker = page.acknowledgedBy();
    if (taker == null) {
      return words.say(
          language, "%s: this page is over. You need not do anything.", page.incident());
    }
    return taker.equals(person)
        ? words.say(
            language, "%s: you have taken it. What to do next is in Tasklist.", page.incident())
        : words.say(
            language,
            "%s: %s has already taken it. You need not do anything.",
            page.incident(),
            plan.person(taker).map(Person::name).orElse(taker));
  }
}
