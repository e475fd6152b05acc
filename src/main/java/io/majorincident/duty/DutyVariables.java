package io.majorincident.duty;

import io.majorincident.process.IncidentVariables;
import io.majorincident.process.Variable;

/**
 * What the diagrams takeOverShift, reportAbsence, askForSwap and offerRelief and their forms write.
 */
final class DutyVariables {

  /** Id of the team. */
  static final Variable<String> ON_CALL_TEAM = IncidentVariables.ON_CALL_TEAM;

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

  /** How far up the search for somebody rested has come; 0 is the team's lead. */
  static final Variable<Integer> FINDING_LEVEL = new Variable<>("findingLevel", Integer.class);

  /** Ids of those who look for somebody, separated by commas, as candidate users are written. */
  static final Variable<String> FINDERS = text("finders");

  /** Whether there is anybody left who could look for somebody. */
  static final Variable<Boolean> ANYBODY_LEFT = new Variable<>("anybodyLeft", Boolean.class);

  /** Id of whoever is on call instead. */
  static final Variable<String> RELIEVER = text("reliever");

  private DutyVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }
}
