package io.majorincident.detect;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.process.IncidentProcess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what the door tells the diagrams, and fails if a test wants it. */
final class RecordingProcess implements IncidentProcess {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Set<String> unwatched = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private volatile RuntimeException failure;

  List<String> told() {
    return told;
  }

  void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  /** The incident is resolved, and its watch for a relapse has ended. */
  void watchIsOver(String incident) {
    unwatched.add(incident);
  }

  /** An administrator has ended its process, and nothing else. */
  void processIsEnded(String incident) {
    ended.add(incident);
  }

  void reset() {
    told.clear();
    failure = null;
  }

  @Override
  public void detected(Incident incident) {
    tell("detected " + incident.number());
  }

  @Override
  public boolean moreAlertsReceived(String incident, String alerts, Severity worst) {
    if (!unwatched.contains(incident)) {
      tell("more %s, severity %d: %s".formatted(incident, worst.level(), alerts));
    }
    return !unwatched.contains(incident);
  }

  @Override
  public boolean runs(String incident) {
    return !ended.contains(incident);
  }

  @Override
  public void weaknessGone(String weakness) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void wokenTooOften(String person, String team, int times) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shiftComing(Map<String, Object> variables) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void testPageAcknowledged(String testPage, String person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void alertsCleared(String incident) {
    tell("cleared " + incident);
  }

  private void tell(String what) {
    if (failure != null) {
      throw failure;
    }
    told.add(what);
  }

  @Override
  public boolean pageAcknowledged(String page, String person) {
    throw unexpected();
  }

  @Override
  public void pageDeclined(String page, String person) {
    throw unexpected();
  }

  @Override
  public boolean pageGiven(String page, String person, String whom, String why) {
    throw unexpected();
  }

  @Override
  public boolean callNext(String paging) {
    throw unexpected();
  }

  @Override
  public void nobodyNeeded(String incident) {
    throw unexpected();
  }

  @Override
  public void pageUndeliverable(String page) {
    throw unexpected();
  }

  @Override
  public void severityReported(String incident, Severity severity, String by, String reason) {
    throw unexpected();
  }

  @Override
  public void roleHandedOver(String incident, Role role, String person, String by, String reason) {
    throw unexpected();
  }

  @Override
  public void peopleNeeded(String incident, String teamOrRole, String by, String reason) {
    throw unexpected();
  }

  @Override
  public void falseAlarmDeclared(String incident, String by, String reason) {
    throw unexpected();
  }

  @Override
  public void duplicateFound(String incident, String other, String by, String reason) {
    throw unexpected();
  }

  @Override
  public void systemReached(String call) {
    throw unexpected();
  }

  @Override
  public void systemNotReached(String call) {
    throw unexpected();
  }

  @Override
  public boolean watched(String incident) {
    throw unexpected();
  }

  @Override
  public void impactAssessed(String incident) {
    throw unexpected();
  }

  @Override
  public boolean pageAnsweredAsOver(String page, String person) {
    throw unexpected();
  }

  @Override
  public void securityConcernChanged(String incident) {
    throw unexpected();
  }

  @Override
  public void assessAgain(String incident, String by) {
    throw unexpected();
  }

  @Override
  public void relapsed(String incident, String reason) {
    throw unexpected();
  }

  @Override
  public void severityChanged(String incident, boolean major) {
    throw unexpected();
  }

  @Override
  public void reassign(String incident, Role role, String from, String to) {
    throw unexpected();
  }

  @Override
  public void reprioritise(String incident, int urgency) {
    throw unexpected();
  }

  private static AssertionError unexpected() {
    return new AssertionError("The door only opens incidents, adds alerts and clears them.");
  }
}
