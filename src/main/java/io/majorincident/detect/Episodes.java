package io.majorincident.detect;

import io.majorincident.detect.Alerts.Known;
import io.majorincident.detect.Outcome.Effect;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells to which incident a notification belongs, and what is new in it. An episode is the time
 * from the first alert of a group to the end of the incident that it opened; there is only one at a
 * time, however often and however much at once the same is sent.
 */
@Component
class Episodes {

  private final Incidents incidents;
  private final Alerts alerts;
  private final AlertMeaning meaning;
  private final IncidentProcess process;
  private final Clock clock;

  Episodes(
      Incidents incidents,
      Alerts alerts,
      AlertMeaning meaning,
      IncidentProcess process,
      Clock clock) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.meaning = meaning;
    this.process = process;
    this.clock = clock;
  }

  /** Takes in a notification as a whole or, if it throws, not at all. */
  @Transactional
  Outcome receive(Notification notification) {
    alerts.takeGroup(notification.group());
    Optional<Incident> running = incidents.runningWith(notification.group());
    if (running.isPresent()) {
      return goOn(running.get().number(), notification);
    }
    return notification.firing().isEmpty() ? new Outcome(null, Effect.NONE) : open(notification);
  }

  private Outcome open(Notification notification) {
    Incident incident = incidents.open(meaning.report(notification));
    alerts.record(incident.number(), notification.alerts(), clock.instant());
    process.detected(incident);
    return new Outcome(incident.number(), Effect.OPENED);
  }

  private Outcome goOn(String incident, Notification notification) {
    Map<String, Known> before = alerts.of(incident);
    List<Alert> told =
        notification.alerts().stream().filter(alert -> !outdated(alert, before)).toList();
    alerts.record(incident, told, clock.instant());
    List<Alert> more = told.stream().filter(alert -> firesAnew(alert, before)).toList();
    if (!more.isEmpty()) {
      process.moreAlertsReceived(incident, meaning.sentence(more));
      return new Outcome(incident, Effect.MORE);
    }
    boolean news = told.stream().anyMatch(alert -> resolvedJustNow(alert, before));
    return news && notification.truncated() == 0 && nothingFires(incident)
        ? cleared(incident)
        : new Outcome(incident, Effect.REPEATED);
  }

  private Outcome cleared(String incident) {
    process.alertsCleared(incident);
    return new Outcome(incident, Effect.CLEARED);
  }

  private boolean nothingFires(String incident) {
    return alerts.of(incident).values().stream().noneMatch(Known::firing);
  }

  private static boolean firesAnew(Alert alert, Map<String, Known> before) {
    return alert.firing() && !firing(alert, before);
  }

  private static boolean resolvedJustNow(Alert alert, Map<String, Known> before) {
    return !alert.firing() && firing(alert, before);
  }

  /** A late delivery: it tells the end of an earlier time of firing than the one we know. */
  private static boolean outdated(Alert alert, Map<String, Known> before) {
    return resolvedJustNow(alert, before)
        && alert.endsAt() != null
        && alert.endsAt().isBefore(before.get(alert.fingerprint()).startsAt());
  }

  private static boolean firing(Alert alert, Map<String, Known> before) {
    return before.containsKey(alert.fingerprint()) && before.get(alert.fingerprint()).firing();
  }
}
