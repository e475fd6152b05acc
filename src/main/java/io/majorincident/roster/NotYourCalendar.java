package io.majorincident.roster;

/** Somebody asked for a calendar of others, or would revoke one. */
class NotYourCalendar extends RuntimeException {

  NotYourCalendar() {
    super(
        "Who is in the on-call plan makes calendars for themselves and for their own teams, and revokes their own; administrators do for all teams. Nothing was changed.");
  }
}
