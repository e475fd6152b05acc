package io.majorincident.readiness;

import io.majorincident.process.Variable;

/** What the diagrams of readiness, their tables and their forms read. */
final class ReadinessVariables {

  /** By what the same finding is known again. */
  static final Variable<String> WEAKNESS = text("weakness");

  static final Variable<String> WEAKNESS_KIND = text("weaknessKind");

  /** Id of the team. */
  static final Variable<String> WEAKNESS_TEAM = text("weaknessTeam");

  /** Id of the person; empty if it is about nobody in particular. */
  static final Variable<String> WEAKNESS_PERSON = text("weaknessPerson");

  /** Moments in UTC. */
  static final Variable<String> WEAKNESS_FROM = text("weaknessFrom");

  static final Variable<String> WEAKNESS_UNTIL = text("weaknessUntil");
  static final Variable<String> WEAKNESS_FOUND_AT = text("weaknessFoundAt");

  /** How many hours after it was found it begins. */
  static final Variable<Integer> WEAKNESS_HOURS_AHEAD =
      new Variable<>("weaknessHoursAhead", Integer.class);

  static final Variable<String> WEAKNESS_DETAIL = text("weaknessDetail");

  /** The finding as an English sentence, for the record. */
  static final Variable<String> WEAKNESS_TEXT = text("weaknessText");

  /** How far it has gone up: 0 for the team's lead. */
  static final Variable<Integer> MENDING_LEVEL = new Variable<>("mendingLevel", Integer.class);

  /** Person ids, separated by commas, as candidate users are written. */
  static final Variable<String> MENDERS = text("menders");

  /** Names of those who had the task before; empty for the first. */
  static final Variable<String> MENDERS_BEFORE = text("mendersBefore");

  /** mended or accepted. */
  static final Variable<String> WEAKNESS_OUTCOME = text("weaknessOutcome");

  static final Variable<String> ACCEPT_REASON = text("acceptReason");

  /** Ids of team and person, and when the shift begins, in UTC. */
  static final Variable<String> SHIFT_TEAM = text("shiftTeam");

  static final Variable<String> SHIFT_PERSON = text("shiftPerson");
  static final Variable<String> SHIFT_FROM = text("shiftFrom");

  static final Variable<Boolean> SHIFT_IS_THEIRS = flag("shiftIsTheirs");
  static final Variable<Boolean> REMINDER_LEFT = flag("reminderLeft");
  static final Variable<Boolean> FIRST_SHIFT = flag("firstShift");

  /** How long ahead of the shift the present reminder is due, as in PT48H. */
  static final Variable<String> REMINDER_AHEAD = text("reminderAhead");

  static final Variable<String> TEST_PAGE = text("testPage");

  private ReadinessVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  private static Variable<Boolean> flag(String name) {
    return new Variable<>(name, Boolean.class);
  }
}
