package io.majorincident.announce;

import io.majorincident.channel.Limits;
import io.majorincident.incident.DecidedPlan;
import io.majorincident.message.Tries;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.NotificationRules.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the response plan wants people to be tried. */
final class ContactSteps {

  private ContactSteps() {}

  /** Of an incident whose tables do not say it: no default steps, no limits, nothing together. */
  static Tries of(DecidedPlan responsePlan) {
    return new Tries(
        byDefault(responsePlan),
        limits(responsePlan.text("limitText")),
        limits(responsePlan.text("limitVoice")),
        limits(responsePlan.text("limitOthers")),
        responsePlan.duration("bundleWithin").orElse(null),
        limits(responsePlan.text("pagesAtOnce")));
  }

  /** For whoever has no rule of their own. */
  private static List<Step> byDefault(DecidedPlan responsePlan) {
    return Stream.of(
            steps(Contact.MAIL, responsePlan.text("tryMail")),
            steps(Contact.CHAT, responsePlan.text("tryChat")),
            steps(Contact.PUSH, responsePlan.text("tryPush")),
            steps(Contact.NTFY, responsePlan.text("tryPush")),
            steps(Contact.TEAMS, responsePlan.text("tryPush")),
            steps(Contact.WEBHOOK, responsePlan.text("tryPush")),
            steps(Contact.TEXT, responsePlan.text("tryText")),
            steps(Contact.VOICE, responsePlan.text("tryVoice")))
        .flatMap(step -> step)
        .toList();
  }

  private static Stream<Step> steps(String channel, Optional<String> cell) {
    return DecidedPlan.durations(cell.orElse("")).map(after -> new Step(channel, after));
  }

  private static Limits limits(Optional<String> cell) {
    return cell.map(Limits::read).orElse(Limits.NONE);
  }
}
