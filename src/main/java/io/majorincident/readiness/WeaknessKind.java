package io.majorincident.readiness;

import java.util.Arrays;

/** What can be weak in an on-call plan, in the words of those who are to mend it. */
enum WeaknessKind {
  GAP(
      "gap",
      "Nobody is on call for %1$s from %3$s until %4$s.",
      "A page in this time goes to the whole team at once, and nobody has promised to answer.",
      "Take over the shift, find somebody who does, or change the schedule."),
  UNPLANNED(
      "unplanned",
      "The schedule of %1$s plans nobody at some times, next from %3$s until %4$s.",
      "A page in this time goes to the whole team at once, and nobody has promised to answer.",
      "Change the schedule, or accept it if the team is not meant to answer at these times."),
  NO_PHONE(
      "noPhone",
      "%2$s is on call for %1$s from %3$s, and has no verified phone.",
      "Mail and push do not wake everybody, and need the internet.",
      "Ask the person to add a phone number and to verify it, or let somebody else take over."),
  NO_PHONE_GATEWAY(
      "noPhoneGateway",
      "No phone gateway is set up: nobody can be called or texted.",
      "Mail and push do not wake everybody, and need the internet.",
      "Have a phone gateway set up, or accept that pages go by mail and push alone."),
  FAILING_DELIVERIES(
      "failingDeliveries",
      "%2$s is on call for %1$s from %3$s, but the last message to %5$s could not be delivered.",
      "The next page would be lost there as well.",
      "Have the address in the plan corrected, or let somebody else take over."),
  STOPPED_NUMBER(
      "stoppedNumber",
      "%2$s is on call for %1$s from %3$s, but %5$s has answered STOP.",
      "No text message may be sent there: pages try the next contact instead.",
      "Send START from that phone to the number that our text messages come from, or add another contact."),
  COLLIDING_ABSENCES(
      "collidingAbsences",
      "Of %1$s, %5$s are away together from %3$s until %4$s: one is left at most.",
      "Whoever is left is on call without a break, and nobody comes after them.",
      "Talk about who can move an absence, or bring somebody else into the team for this time."),
  ESCALATION_ENDS_AT_NOBODY(
      "escalationEndsAtNobody",
      "From %3$s until %4$s nobody can answer for %1$s after whoever is on call.",
      "One silent phone is enough, and an incident stays without anybody.",
      "Bring another member into the team for this time, or see that an incident manager is there.");

  private final String id;
  private final String sentence;
  private final String why;
  private final String remedy;

  WeaknessKind(String id, String sentence, String why, String remedy) {
    this.id = id;
    this.sentence = sentence;
    this.why = why;
    this.remedy = remedy;
  }

  static WeaknessKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no weakness '%s'.".formatted(id)));
  }

  /** With which the key of a weakness begins. */
  String id() {
    return id;
  }

  /**
   * As the table readinessPlan has it: to a number that has answered STOP nothing can be delivered,
   * either, and tables that owners have changed know no other row for it.
   */
  String inTable() {
    return this == STOPPED_NUMBER ? FAILING_DELIVERIES.id : id;
  }

  /** With the team, the person, from when, until when, and the detail in this order. */
  String sentence() {
    return sentence;
  }

  /** Why it matters. */
  String why() {
    return why;
  }

  /** What to do about it. */
  String remedy() {
    return remedy;
  }

  /** Whether it is the same as long as it is about the same team, whenever that is. */
  boolean ofATeam() {
    return this == UNPLANNED;
  }

  /** Whether it is the same as long as it is about the same person, whenever that is. */
  boolean ofAPerson() {
    return this == NO_PHONE || this == FAILING_DELIVERIES || this == STOPPED_NUMBER;
  }
}
