package io.majorincident.process;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import java.util.Map;

/**
 * Tells the running diagrams what happened. Every method takes part in the caller's transaction.
 */
public interface IncidentProcess {

  /** An alert opened this incident: its lifecycle begins. */
  void detected(Incident incident);

  /**
   * New alerts came for a running incident; after it was resolved and while it is watched this is a
   * relapse. If they are worse than the incident, its severity is rated again, and can only rise.
   *
   * @param alerts what they say, for people
   * @param worst the severity of the worst of them
   * @return false if it is resolved and no longer watched, or hears nothing because it is just
   *     ending or suspended: then nothing has changed
   */
  boolean moreAlertsReceived(String incident, String alerts, Severity worst);

  /**
   * Whether the incident still has its process, if also suspended: without one nobody works on what
   * its alerts say, whatever its status is.
   */
  boolean runs(String incident);

  /** Every alert of a running incident is cleared; has no effect if it hears nothing any more. */
  void alertsCleared(String incident);

  /**
   * Somebody answered the page.
   *
   * @return whether it was still open; if not, nothing has changed
   */
  boolean pageAcknowledged(String page, String person);

  /**
   * The person takes the page and says that it is over: the incident ends as a false alarm.
   *
   * @return false if nobody waits for an answer to it
   */
  boolean pageAnsweredAsOver(String page, String person);

  /**
   * Does at once what is due in this paging, where the engine would do it in a moment: the next
   * level is called.
   *
   * @param paging id of the process that pages
   * @return false if nothing is due
   */
  boolean callNext(String paging);

  /**
   * Nobody who is asked by this page can take it; has no effect if it is answered or over.
   *
   * @param person who said so last
   */
  void pageDeclined(String page, String person);

  /**
   * The person gives the page to others, and keeps it until they take it.
   *
   * @param whom id of a team, a role or a person
   * @return false if nobody waits for an answer any more
   * @throws FaultyForm if nobody new stands behind the name, or why is blank
   */
  boolean pageGiven(String page, String person, String whom, String why);

  /** The six questions are answered: nobody is pressed for it any more. */
  void impactAssessed(String incident);

  /** Security has become a concern, or is none any more: texts that wait go another way. */
  void securityConcernChanged(String incident);

  /** The impact is to be assessed again, while the other work goes on. */
  void assessAgain(String incident, String by);

  /** Nobody is called for the incident any more: further calls that still run end. */
  void nobodyNeeded(String incident);

  /** No message of this page could be delivered; has no effect if it is answered or over. */
  void pageUndeliverable(String page);

  /**
   * An outside system has taken what it was told; has no effect if nobody waits for it any more.
   *
   * @param call the key of the delivery
   */
  void systemReached(String call);

  /** It was given up; otherwise as {@link #systemReached}. */
  void systemNotReached(String call);

  /** What was weak in the on-call plan no longer is; has no effect if nobody follows it. */
  void weaknessGone(String weakness);

  /**
   * Somebody will be on call: they are told ahead. Has no effect if the set in force has no diagram
   * for it.
   *
   * @param variables that the diagram prepareShift begins with
   */
  void shiftComing(Map<String, Object> variables);

  /**
   * Pages have woken somebody too often in one night: relief is offered. Has no effect if the set
   * in force has no diagram for it.
   *
   * @param team id of the team for which they answer
   * @param times how often so far
   */
  void wokenTooOften(String person, String team, int times);

  /** Somebody answered a test page; has no effect if nobody waits for it any more. */
  void testPageAcknowledged(String testPage, String person);

  /** Somebody says that the severity is another one; the table decides what follows. */
  void severityReported(String incident, Severity severity, String by, String reason);

  /** A role goes to another person. */
  void roleHandedOver(String incident, Role role, String person, String by, String reason);

  /**
   * People are needed in addition.
   *
   * @param whom id of a team, of a role, or of one person
   */
  void peopleNeeded(String incident, String whom, String by, String reason);

  /**
   * There was no trouble: the incident ends. Its status says so at once, whatever its process does,
   * so that alerts that come from now on find it ended.
   *
   * @throws IncidentOver if it has ended before
   */
  void falseAlarmDeclared(String incident, String by, String reason);

  /**
   * The trouble is worked on under another number: this incident ends, with its status at once.
   *
   * @throws IncidentOver if the other one has ended too, or is just being withdrawn: then nobody
   *     would work on it
   * @throws DuplicateOfItself if both are the same
   */
  void duplicateFound(String incident, String other, String by, String reason);

  /** Whether the incident is resolved and still watched for a relapse. */
  boolean watched(String incident);

  /**
   * What was resolved is broken again.
   *
   * @throws IncidentOver if the incident is no longer watched
   */
  void relapsed(String incident, String reason);

  /**
   * Another severity holds now: what runs at the cadence of the old one plans anew.
   *
   * @param major whether the incident gets an immediate response now
   */
  void severityChanged(String incident, boolean major);

  /** Gives every open task of the incident that one person holds for a role to another person. */
  void reassign(String incident, Role role, String from, String to);

  /** Gives every open task of the incident this priority; when they are due does not change. */
  void reprioritise(String incident, int urgency);
}
