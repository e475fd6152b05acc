package io.majorincident.duty;

import io.majorincident.process.Variable;

/** What the diagrams takeOverShift, reportAbsence and askForSwap and their forms write. */
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

  /** The shift that somebody would give, see {@link ChosenShift#id}. */
  static final Variable<String> OWN_SHIFT = text("ownShift");

  /** The shift of a colleague that they would take instead. */
  static final Variable<String> OTHERS_SHIFT = text("othersShift");

  static final Variable<String> SWAP_REASON = text("swapReason");

  /** Id of whoever has the other shift. */
  static final Variable<String> ASKED_COLLEAGUE = text("askedColleague");

  /** Whole hours until the earlier shift begins. */
  static final Variable<Integer> HOURS_AHEAD = new Variable<>("hoursAhead", Integer.class);

  /** What the swap did to the balance when it was asked for, in English. */
  static final Variable<String> SWAP_EFFECT = text("swapEffect");

  private DutyVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }
}
