package io.majorincident.process;

/**
 * Every variable that a diagram, a table or a form reads, bound once to its name and type: what one
 * step or one process owns. What holds for the incident are its facts.
 */
public final class IncidentVariables {

  /** Number of the incident about which somebody reports a change. */
  public static final Variable<String> REPORTED_INCIDENT = text("incident");

  public static final Variable<String> REPORTED_TITLE = text("reportedTitle");
  public static final Variable<String> DESCRIPTION = text("description");
  public static final Variable<String> REPORTED_SERVICE = text("reportedService");
  public static final Variable<String> REPORTER = text("reporter");
  public static final Variable<String> REPORTER_KIND = text("reporterKind");

  /** Person id of whoever sent the declaration; the reporter may be somebody else. */
  public static final Variable<String> DECLARED_BY = text("declaredBy");

  /** A moment as forms send it, see {@link Moments}. */
  public static final Variable<String> STARTED_AT = text("startedAt");

  /** 1, 2 or 3, as the reporter judges it. */
  public static final Variable<Integer> REPORTED_SEVERITY = number("reportedSeverity");

  /** unknown, none, some or all customers. */
  public static final Variable<String> SCOPE = text("scope");

  /** Whether another factor, such as security or public attention, makes it worse. */
  public static final Variable<Boolean> AGGRAVATED = flag("aggravated");

  /** Whether the tables came to another severity than before. */
  public static final Variable<Boolean> SEVERITY_CHANGED = flag("severityChanged");

  /** Id of the team, the role or the person that is paged. */
  public static final Variable<String> PAGED_TEAM = text("pagedTeam");

  /** Why it is paged, in a few words. */
  public static final Variable<String> PAGE_REASON = text("pageReason");

  public static final Variable<String> PAGE = text("page");

  /** The level that is paged, 0 for the first; a call may start higher. */
  public static final Variable<Integer> PAGED_LEVEL = number("pagedLevel");

  /** The round over all levels, 1 for the first. */
  public static final Variable<Integer> PAGED_ROUND = number("pagedRound");

  /**
   * Ids of those who can still take the page, separated by commas, as candidate users are written.
   */
  public static final Variable<String> PAGED_PEOPLE = text("pagedPeople");

  /** When those who come next may be called, as ISO 8601 in UTC; null for now. */
  public static final Variable<String> PAGE_AT = text("pageAt");

  /** Until when the page waits for an answer, as ISO 8601 in UTC. */
  public static final Variable<String> ACKNOWLEDGE_BY = text("acknowledgeBy");

  /** Id of the team, the role or the person that somebody gives a page to. */
  public static final Variable<String> GIVEN_TO = text("givenTo");

  /** Why they give it to them, in their words. */
  public static final Variable<String> GIVEN_WHY = text("givenWhy");

  /** Whether somebody who is asked has not refused. */
  public static final Variable<Boolean> ANYBODY_LEFT = flag("anybodyLeft");

  public static final Variable<Boolean> ROUNDS_LEFT = flag("roundsLeft");

  /** Since when nobody did anything: short, tooLong, or unlimited where no plan limits it. */
  public static final Variable<String> SILENCE = text("silence");

  /** When the last acknowledgement expires if nobody does anything, as ISO 8601 in UTC. */
  public static final Variable<String> ACKNOWLEDGEMENT_EXPIRES_AT =
      text("acknowledgementExpiresAt");

  /** Whether the paging has woken somebody so often in one night that relief is offered. */
  public static final Variable<Boolean> WOKEN_TOO_OFTEN = flag("wokenTooOften");

  /** Id of whoever was woken too often. */
  public static final Variable<String> TIRED_PERSON = text("tiredPerson");

  /** How often pages have woken a person in one night. */
  public static final Variable<Integer> WAKE_UPS = number("wakeUps");

  /** Id of a team whose on-call plan it is about. */
  public static final Variable<String> ON_CALL_TEAM = text("onCallTeam");

  public static final Variable<String> ACKNOWLEDGED_BY = text("acknowledgedBy");

  /** Person id of whoever confirmed that the impact is gone. */
  public static final Variable<String> CONFIRMED_BY = text("confirmedBy");

  /** Person id of whoever completed the last task of this process. */
  public static final Variable<String> COMPLETED_BY = text("completedBy");

  /** severity, assess, alerts, cleared, role or people. */
  public static final Variable<String> CHANGE = text("change");

  public static final Variable<String> CHANGE_REASON = text("changeReason");
  public static final Variable<String> CHANGED_BY = text("changedBy");
  public static final Variable<String> ALERTS = text("alerts");
  public static final Variable<String> CHANGED_ROLE = text("changedRole");
  public static final Variable<String> NEW_HOLDER = text("newHolder");

  /** Until when whoever was reminded can still answer in time, as ISO 8601 in UTC; or null. */
  public static final Variable<String> ANSWER_DUE_AT = text("answerDueAt");

  /** falseAlarm or duplicate. */
  public static final Variable<String> WITHDRAWAL = text("withdrawal");

  public static final Variable<String> DUPLICATE_OF = text("duplicateOf");

  /** first, followUp, relapsed or final; lowered, fixed or withdrawn for a correction. */
  public static final Variable<String> UPDATE_KIND = text("updateKind");

  public static final Variable<String> UPDATE_TEXT = text("updateText");

  /** investigating, identified, monitoring or resolved. */
  public static final Variable<String> PUBLIC_STATUS = text("publicStatus");

  /** By when the next update is out, as ISO 8601 in UTC; null if none is promised. */
  public static final Variable<String> NEXT_UPDATE_AT = text("nextUpdateAt");

  /**
   * When the text of the next update is put ready, so that it can be confirmed and is out by then.
   */
  public static final Variable<String> DRAFT_UPDATE_AT = text("draftUpdateAt");

  /** Until when the text of an update can be confirmed, as ISO 8601 in UTC. */
  public static final Variable<String> CONFIRM_BY = text("confirmBy");

  /** Whether the incident manager has let this text go while security is a concern. */
  public static final Variable<Boolean> RELEASED = flag("released");

  /** Whether this text went out without anybody having confirmed it. */
  public static final Variable<Boolean> UNCONFIRMED = flag("unconfirmed");

  /** The severity for which the updates were planned last. */
  public static final Variable<Integer> PLANNED_SEVERITY = number("plannedSeverity");

  /** Whether anybody outside wants to hear the update. */
  public static final Variable<Boolean> WORTH_TELLING = flag("worthTelling");

  /** gone, stillBroken or relapsed. */
  public static final Variable<String> RESOLUTION = text("resolution");

  /** none, some or unknown. */
  public static final Variable<String> DATA_LOSS = text("dataLoss");

  /** goOn, escalate, delegate, assess or resolved. */
  public static final Variable<String> DECISION = text("decision");

  /** Id of the team, the role or the person that is brought in. */
  public static final Variable<String> EXPERT_TEAM = text("expertTeam");

  /** Whether whoever is brought in was named just now, and not by an earlier review. */
  public static final Variable<Boolean> EXPERT_NAMED = flag("expertNamed");

  /** For what somebody is brought in, in the words of whoever asks. */
  public static final Variable<String> NEEDED_FOR = text("neededFor");

  /** How long an expert may take to answer, as ISO 8601 duration. */
  public static final Variable<String> HELP_WITHIN = text("helpWithin");

  /** Person id of whoever brings somebody in; null if nobody asks, but a plan does. */
  public static final Variable<String> ASKED_BY = text("askedBy");

  public static final Variable<String> DELEGATED_ROLE = text("delegatedRole");

  /** Person id of the one who gets the role. */
  public static final Variable<String> DELEGATE = text("delegate");

  public static final Variable<String> EXPECTATION = text("expectation");
  public static final Variable<Integer> TIME_BOX_MINUTES = number("timeBoxMinutes");

  /** The time box as ISO 8601 duration. */
  public static final Variable<String> TIME_BOX = text("timeBox");

  public static final Variable<String> RESULT = text("result");
  public static final Variable<Boolean> RELIEF_NEEDED = flag("reliefNeeded");

  /** Whether somebody is called to relieve others: then whoever is tired or busy is spared. */
  public static final Variable<Boolean> RELIEF = flag("relief");

  /** Ids of those who need relief, separated by commas. */
  public static final Variable<String> TIRED = text("tired");

  public static final Variable<String> RELIEF_TEAM = text("reliefTeam");

  /** Person id of whoever wrote the postmortem last; null before that. */
  public static final Variable<String> POSTMORTEM_AUTHOR = text("postmortemAuthor");

  public static final Variable<String> VERDICT = text("verdict");
  public static final Variable<String> BOARD_REMARK = text("boardRemark");
  public static final Variable<String> ACTION_OWNER = text("actionOwner");

  /** When the action is due, as ISO 8601. */
  public static final Variable<String> ACTION_DUE = text("actionDue");

  /** When its owner is reminded, as an ISO 8601 repeating interval. */
  public static final Variable<String> ACTION_REMINDERS = text("actionReminders");

  /** What a task is about that belongs to no incident, to tell it from others of its kind. */
  public static final Variable<String> TASK_SUBJECT = text("taskSubject");

  /** When somebody is told of a shift the next time. */
  public static final Variable<String> REMINDER_AT = text("reminderAt");

  /** What a person is asked, as it stands on the diagram. */
  public static final Variable<String> QUESTION = text("question");

  /** The role that is asked. */
  public static final Variable<String> ASKED_ROLE = text("askedRole");

  /** Person ids of those who are asked, separated by commas, as candidate users are written. */
  public static final Variable<String> ASKED_PEOPLE = text("askedPeople");

  /** By when a person is to answer, as ISO 8601 duration. */
  public static final Variable<String> TIME_LIMIT = text("timeLimit");

  /** yes or no. */
  public static final Variable<String> REPLY = text("reply");

  public static final Variable<String> REPLY_NOTE = text("replyNote");

  /** The http or https address of an outside system. */
  public static final Variable<String> SYSTEM_ADDRESS = text("systemAddress");

  /** Name of the secret for an outside system, or none; itself it stands in the settings alone. */
  public static final Variable<String> SYSTEM_SECRET = text("systemSecret");

  /** What an outside system is told beside the facts of the incident. */
  public static final Variable<String> SYSTEM_NOTE = text("systemNote");

  /** seconds or hours. */
  public static final Variable<String> KEEP_TRYING = text("keepTrying");

  /** goOn, askPerson or raiseError. */
  public static final Variable<String> WHEN_IT_FAILS = text("whenItFails");

  /** Key of the delivery to the outside system. */
  public static final Variable<String> SYSTEM_CALL = text("systemCall");

  private IncidentVariables() {}

  static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  static Variable<Integer> number(String name) {
    return new Variable<>(name, Integer.class);
  }

  static Variable<Boolean> flag(String name) {
    return new Variable<>(name, Boolean.class);
  }
}
