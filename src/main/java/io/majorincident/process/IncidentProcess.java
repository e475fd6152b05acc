package io.majorincident.process;

import io.majorincident.incident.Incident;

/** Tells the running diagrams what happened. Every method takes part in the caller's transaction. */
public interface IncidentProcess {

  /** An alert opened this incident: its lifecycle begins. */
  void detected(Incident incident);

  /**
   * New alerts came for a running incident; after it was resolved and while it is watched this is a
   * relapse.
   *
   * @param alerts what they say, for people
   */
  void moreAlertsReceived(String incident, String alerts);

  /** Every alert of a running incident is cleared. */
  void alertsCleared(String incident);

  /**
   * Somebody answered the page.
   *
   * @return whether it was still open; if not, nothing has changed
   */
  boolean pageAcknowledged(String page, String person);

  /** No message of this page could be delivered; has no effect if it is answered or over. */
  void pageUndeliverable(String page);
}
