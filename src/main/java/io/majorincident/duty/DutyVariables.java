package io.majorincident.duty;

import io.majorincident.process.Variable;

/** What the diagrams takeOverShift and reportAbsence and their forms write. */
final class DutyVariables {

  /** Id of the team. */
  static final Variable<String> ON_CALL_TEAM = text("onCallTeam");

  /** Moments as forms send them. */
  static final Variable<String> DUTY_FROM = text("dutyFrom");

  static final Variable<String> DUTY_UNTIL = text("dutyUntil");

  /** Ids of those who are to hear of it, separated by commas. */
  static final Variable<String> CONCERNED_PEOPLE = text("concernedPeople");

  /** Ids of the teams in which something changes, separated by commas. */
  static final Variable<String> CONCERNED_TEAMS = text("concernedTeams");

  private DutyVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }
}
