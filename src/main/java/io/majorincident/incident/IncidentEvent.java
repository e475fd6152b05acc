package io.majorincident.incident;

import java.time.Instant;
import java.util.List;

/**
 * All that can be said of an incident. Published in the transaction in which it happens; the
 * timeline hears every one of them.
 */
public sealed interface IncidentEvent {

  /** The number of the incident that it is about. */
  String incident();

  /** What happened, as one sentence for the record. */
  String sentence();

  /**
   * Id of the person who did it, or null if nobody did: then the record takes whoever is signed in.
   */
  default String who() {
    return null;
  }

  record Opened(Incident opened, String who) implements IncidentEvent {
    public String incident() {
      return opened.number();
    }

    public String sentence() {
      return "Opened: %s. Reported by %s (%s) as severity %d."
          .formatted(
              opened.title(),
              opened.reporter(),
              opened.reporterKind().id(),
              opened.severity().level());
    }
  }

  record SeverityRated(
      String incident,
      Severity before,
      Priority priorityBefore,
      Severity severity,
      Priority priority,
      String who)
      implements IncidentEvent {

    /** Whether it differs from what was in force; the first rating is no change. */
    public boolean changed() {
      return priorityBefore != null && (before != severity || priorityBefore != priority);
    }

    public String sentence() {
      String now = "severity %d, priority %s".formatted(severity.level(), priority);
      return changed()
          ? "Changed from severity %d, priority %s to %s."
              .formatted(before.level(), priorityBefore, now)
          : "Rated %s.".formatted(now);
    }
  }

  record StatusChanged(String incident, Status status) implements IncidentEvent {
    public String sentence() {
      return "Status: %s.".formatted(status.label());
    }
  }

  /**
   * A person said that the impact is gone, since when, and whether data was lost.
   *
   * @param note what colleagues should know, or empty
   */
  record ResolutionConfirmed(
      String incident, Instant since, String dataLoss, String note, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Confirmed: the impact is gone since %s. Data lost: %s. %s"
          .formatted(Wording.moment(since), dataLoss, note)
          .strip();
    }
  }

  /** A person was asked whether the impact is gone, and said that it is not. */
  record ResolutionRefused(String incident, String who) implements IncidentEvent {

    public String sentence() {
      return "Not confirmed: the impact is not gone, and the work goes on.";
    }
  }

  /** A minor incident is fixed. */
  record MinorIncidentFixed(String incident, String result, String who) implements IncidentEvent {

    public String sentence() {
      return "Fixed in the ordinary way. %s".formatted(result).strip();
    }
  }

  record Paged(
      String incident, String page, int round, String level, List<String> people, String reason)
      implements IncidentEvent {
    public String sentence() {
      return "Paged %s (%s, round %d): %s [%s]"
          .formatted(String.join(", ", people), level, round, reason, page);
    }
  }

  record NobodyOnCall(String incident, String team, String level) implements IncidentEvent {
    public String sentence() {
      return "Nobody is on call for team %s at level %s: going on to the next."
          .formatted(team, level);
    }
  }

  record LevelPassed(String incident, String level) implements IncidentEvent {
    public String sentence() {
      return "Level %s adds nobody to whom the last page asked: going on to the next."
          .formatted(level);
    }
  }

  record PageAcknowledged(String incident, String page, String who) implements IncidentEvent {
    public String sentence() {
      return "%s acknowledged the page [%s].".formatted(who, page);
    }
  }

  /**
   * Somebody gives a page to others, and keeps it until they take it.
   *
   * @param people ids of those who are asked, too
   */
  record PageGiven(String incident, String page, List<String> people, String why, String who)
      implements IncidentEvent {
    public String sentence() {
      return "%s gives the page to %s: %s [%s]"
          .formatted(who, String.join(", ", people), Wording.part(why), page);
    }
  }

  record PageDeclined(String incident, String page, String who) implements IncidentEvent {
    public String sentence() {
      return "%s cannot take the page [%s].".formatted(who, page);
    }
  }

  /**
   * Where an answer to a page came from: a button in a chat that others may read, too.
   *
   * @param account the name in the chat of whoever pressed it
   */
  record AnsweredInChat(String incident, String page, String who, String account)
      implements IncidentEvent {
    public String sentence() {
      return "The answer of %s came from a button in the chat, pressed there by %s [%s]."
          .formatted(who, account, page);
    }
  }

  record PageUnanswered(String incident, String page, String why) implements IncidentEvent {
    public String sentence() {
      return "The page [%s] was not answered: %s.".formatted(page, why);
    }
  }

  /** A step has failed at every try: the incident stands still there until somebody mends it. */
  record StepStuck(String incident, String step, String why) implements IncidentEvent {
    public String sentence() {
      return "The step '%s' failed at every try and stands still: %s".formatted(step, why);
    }
  }

  /**
   * An administrator mended a failed step.
   *
   * @param what as in "had the step 'openTicket' tried again"; never the value of a variable
   */
  record MendedByHand(String incident, String what, String who) implements IncidentEvent {
    public String sentence() {
      return "%s mended a failed step: %s.".formatted(who, what);
    }
  }

  record RoleTaken(String incident, Role role, String person, String before, String who)
      implements IncidentEvent {
    public String sentence() {
      return before == null
          ? "%s is %s.".formatted(person, role.label().toLowerCase())
          : "%s took over as %s from %s.".formatted(person, role.label().toLowerCase(), before);
    }
  }

  record ChannelsOpened(String incident, String chatRoom, String callAddress)
      implements IncidentEvent {
    public String sentence() {
      return "Channels opened: chat room %s, call %s.".formatted(chatRoom, callAddress);
    }
  }

  record ImpactAssessed(String incident, String answers, String who) implements IncidentEvent {
    public String sentence() {
      return "Impact assessed. " + answers;
    }
  }

  record SecurityConcernChanged(String incident, boolean isOne, String who)
      implements IncidentEvent {
    public String sentence() {
      return isOne
          ? "Security is a concern: no text goes outside unless the incident manager releases it."
          : "Security is no concern any more: texts go outside the ordinary way.";
    }
  }

  /** What the public was promised cannot be kept, since nobody has let its text go. */
  record PromiseWithdrawn(String incident, Instant promised) implements IncidentEvent {

    public String sentence() {
      return "The update that was promised for %s waits for the incident manager: the promise is taken off the status page."
          .formatted(Wording.moment(promised));
    }
  }

  record MessageHandedOver(String incident, String key, String text, String recipient)
      implements IncidentEvent {
    public String sentence() {
      return "Message '%s' to %s handed over for delivery [%s].".formatted(text, recipient, key);
    }
  }

  record MessageDelivered(String incident, String key, String recipient, int attempt)
      implements IncidentEvent {
    public String sentence() {
      return "Delivered to %s at attempt %d [%s].".formatted(recipient, attempt, key);
    }
  }

  record MessageNotDelivered(
      String incident, String key, String recipient, int attempt, boolean gaveUp, String why)
      implements IncidentEvent {
    public String sentence() {
      return "%s to %s, attempt %d: %s [%s]"
          .formatted(
              gaveUp ? "Delivery given up" : "Delivery failed", recipient, attempt, why, key);
    }
  }

  record MessagePutOff(
      String incident, String key, String recipient, Instant until, boolean together)
      implements IncidentEvent {
    public String sentence() {
      return "Put off to %s until %s: %s [%s]."
          .formatted(
              recipient,
              until,
              together
                  ? "it goes out together with what comes about other incidents"
                  : "more pages to this contact would be too many",
              key);
    }
  }

  record MessageBundled(String incident, String key, String recipient, int others, String sentAs)
      implements IncidentEvent {
    public String sentence() {
      return "Goes out to %s in one message with pages about %d other incidents [%s], as [%s]."
          .formatted(recipient, others, key, sentAs);
    }
  }

  record MessageCancelled(String incident, String key, String recipient) implements IncidentEvent {
    public String sentence() {
      return "Cancelled to %s: it is not wanted any more [%s].".formatted(recipient, key);
    }
  }

  record UpdatePublished(
      String incident, String kind, boolean confirmed, Instant next, String text, String who)
      implements IncidentEvent {
    public String sentence() {
      return "%s update published, %s%s: %s"
          .formatted(
              Wording.words(kind),
              confirmed ? "confirmed" : "as it was, because nobody confirmed it in time",
              next == null ? "" : ", next one promised for " + Wording.moment(next),
              text);
    }
  }

  record DelegationGiven(String incident, Role role, String person, String expectation, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Delegated to %s as %s: %s".formatted(person, role.label().toLowerCase(), expectation);
    }
  }

  record DelegationFinished(String incident, String person, String result)
      implements IncidentEvent {
    public String sentence() {
      return "%s finished the delegated work: %s".formatted(person, result);
    }

    public String who() {
      return person;
    }
  }

  /**
   * Somebody is asked for help.
   *
   * @param whom name of the team, the role or the person
   * @param neededFor in the words of whoever asks
   * @param who null if nobody asks, but the response plan does
   */
  record HelpRequested(String incident, String whom, String neededFor, String who)
      implements IncidentEvent {
    public String sentence() {
      return "%s is asked for help: %s".formatted(whom, neededFor);
    }
  }

  /** Whoever was asked for help has answered. */
  record HelpGiven(String incident, String neededFor, String answer, String who)
      implements IncidentEvent {
    public String sentence() {
      return "%s helped (%s): %s".formatted(who, Wording.part(neededFor), answer);
    }
  }

  record Overdue(String incident, String task, String consequence) implements IncidentEvent {
    public String sentence() {
      return "'%s' is overdue: %s.".formatted(task, consequence);
    }
  }

  /**
   * @param decision in words
   */
  record Reviewed(String incident, String decision, String findings, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Reviewed, and decided: %s. %s".formatted(decision, findings);
    }
  }

  record RespondersChecked(String incident, String condition, String who) implements IncidentEvent {
    public String sentence() {
      return "How the responders are: " + condition;
    }
  }

  record AlertsAdded(String incident, String alerts) implements IncidentEvent {
    public String sentence() {
      return "More alerts: " + alerts;
    }
  }

  record AlertsCleared(String incident) implements IncidentEvent {
    public String sentence() {
      return "All alerts are cleared.";
    }
  }

  /**
   * @param change in words
   */
  record ChangeReported(String incident, String change, String reason, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Reported: %s. %s".formatted(change, reason);
    }
  }

  record Relapsed(String incident, String reason) implements IncidentEvent {
    public String sentence() {
      return "Relapsed: " + reason;
    }
  }

  record BrokenAgain(String incident, String next) implements IncidentEvent {
    public String sentence() {
      return "Broken again after the watch for a relapse had ended: %s is opened for it."
          .formatted(next);
    }
  }

  record OpenedAfter(String incident, String earlier) implements IncidentEvent {
    public String sentence() {
      return "The same was broken before: see %s, which stays resolved.".formatted(earlier);
    }
  }

  record PostmortemMoved(String incident, String state, String remark, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Postmortem %s. %s".formatted(state, remark).strip();
    }
  }

  record ActionAgreed(String incident, String action, String owner, String due)
      implements IncidentEvent {
    public String sentence() {
      return "Follow-up action agreed: %s (%s, by %s).".formatted(action, owner, due);
    }
  }

  record ActionDone(String incident, String action, String result, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Follow-up action done: %s. %s".formatted(action, result);
    }
  }

  /** Something that a process owner wants to stand in the record at this point of the diagram. */
  record FactRecorded(String incident, String fact) implements IncidentEvent {
    public String sentence() {
      return fact;
    }
  }

  /** A person answered what a diagram asked. */
  record QuestionAnswered(String incident, String question, String reply, String note, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Asked: %s Answer: %s. %s".formatted(question, reply, note).strip();
    }
  }

  record Decided(String incident, String table, int version, String row, String outcome)
      implements IncidentEvent {
    public String sentence() {
      return "Table '%s' (version %d), row %s: %s".formatted(table, version, row, outcome);
    }
  }

  /** A process owner moved it, as it was running, to other diagrams, tables and forms. */
  record MovedToSet(String incident, String set, String deployment, String who)
      implements IncidentEvent {
    public String sentence() {
      return "Goes on with the diagrams, tables and forms of '%s' (%s).".formatted(set, deployment);
    }
  }
}
