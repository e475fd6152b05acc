package io.majorincident.detect;

import io.majorincident.incident.Incident;
import io.majorincident.process.IncidentProcess;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what the door tells the diagrams, and fails if a test wants it. */
final class RecordingProcess implements IncidentProcess {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile RuntimeException failure;

  List<String> told() {
    return told;
  }

  void failWith(RuntimeException failure) {
    this.failure = failure;
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
  public void moreAlertsReceived(String incident, String alerts) {
    tell("more %s: %s".formatted(incident, alerts));
  }

  @Override
  public void alertsCleared(String incident) {
    tell("cleared " + incident);
  }

  @Override
  public boolean pageAcknowledged(String page, String person) {
    throw new AssertionError("The door has nothing to do with pages.");
  }

  @Override
  public void pageUndeliverable(String page) {
    throw new AssertionError("The door has nothing to do with pages.");
  }

  private void tell(String what) {
    if (failure != null) {
      throw failure;
    }
    told.add(what);
  }
}
