package io.majorincident.announce;

import io.majorincident.channel.Limits;
import io.majorincident.message.Tries;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.NotificationRules.Step;
import io.majorincident.process.Plans;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

/** How the response plan wants people to be tried. */
final class ContactSteps {

  private ContactSteps() {}

  /** Of an incident whose tables do not say it: no default steps, no limits, nothing together. */
  static Tries of(VariableScope scope) {
    return new Tries(
        byDefault(scope),
        limits(Plans.cell(scope, "responsePlan", "limitText")),
        limits(Plans.cell(scope, "responsePlan", "limitVoice")),
        limits(Plans.cell(scope, "responsePlan", "limitOthers")),
        Plans.duration(scope, "responsePlan", "bundleWithin").orElse(null));
  }

  /** For whoever has no rule of their own. */
  private static List<Step> byDefault(VariableScope scope) {
    return Stream.of(
            steps(Contact.MAIL, Plans.cell(scope, "responsePlan", "tryMail")),
            steps(Contact.CHAT, Plans.cell(scope, "responsePlan", "tryChat")),
            steps(Contact.PUSH, Plans.cell(scope, "responsePlan", "tryPush")),
            steps(Contact.NTFY, Plans.cell(scope, "responsePlan", "tryPush")),
            steps(Contact.TEAMS, Plans.cell(scope, "responsePlan", "tryPush")),
            steps(Contact.WEBHOOK, Plans.cell(scope, "responsePlan", "tryPush")),
            steps(Contact.TEXT, Plans.cell(scope, "responsePlan", "tryText")),
            steps(Contact.VOICE, Plans.cell(scope, "responsePlan", "tryVoice")))
        .flatMap(step -> step)
        .toList();
  }

  private static Stream<Step> steps(String channel, Optional<String> cell) {
    return Plans.durations(cell.orElse("")).map(after -> new Step(channel, after));
  }

  private static Limits limits(Optional<String> cell) {
    return cell.map(Limits::read).orElse(Limits.NONE);
  }
}
