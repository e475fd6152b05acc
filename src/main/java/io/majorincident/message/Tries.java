package io.majorincident.message;

import io.majorincident.channel.Limits;
import io.majorincident.channel.Pace;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.NotificationRules.Step;
import java.time.Duration;
import java.util.List;

/**
 * How people are tried by a page.
 *
 * @param byDefault in which order whoever has no rule of their own
 * @param texts how many text messages a phone gets at most
 * @param calls how often it is called at most
 * @param others how many messages any other contact gets at most
 * @param bundleWithin pages about several incidents that would reach a contact within this time
 *     reach it as one message; null if they never do
 * @param atOnce how many pages about as many incidents reach a contact without waiting for that
 */
public record Tries(
    List<Step> byDefault,
    Limits texts,
    Limits calls,
    Limits others,
    Duration bundleWithin,
    Limits atOnce) {

  private static final int BEHIND_EVERY_PAGE = 10;

  /** How a page of this severity keeps step with others to the contact. */
  Pace pace(Contact contact, Severity severity) {
    return new Pace(limits(contact), bundleWithin, severity.level(), atOnce(contact));
  }

  /** A phone that rings for one page is busy for the next. */
  private Limits atOnce(Contact contact) {
    boolean oneByOne = contact.channel().equals(Contact.VOICE) && bundleWithin != null;
    return atOnce.equals(Limits.NONE) || !oneByOne
        ? atOnce
        : new Limits(List.of(new Limits.Limit(1, bundleWithin)));
  }

  /** How a call for a task does: only a phone has limits, and null is that of a contact without. */
  Pace paceOfTask(Contact contact, Severity severity) {
    return contact.isPhone()
        ? new Pace(limits(contact), null, severity.level() + BEHIND_EVERY_PAGE)
        : null;
  }

  private Limits limits(Contact contact) {
    return switch (contact.channel()) {
      case Contact.TEXT -> texts;
      case Contact.VOICE -> calls;
      default -> others;
    };
  }
}
