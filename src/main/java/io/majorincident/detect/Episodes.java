package io.majorincident.detect;

import io.majorincident.detect.Alerts.Known;
import io.majorincident.detect.Outcome.Effect;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells to which incident a notification belongs, and what is new in it. An episode is the time
 * from the first alert of a group until the incident that it opened has ended or is no longer
 * watched for a relapse; there is only one at a time, however often and however much at once the
 * same is sent.
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
    alerts.take(notification.group());
    return incidents
        .runningWith(notification.group())
        .or(() -> incidents.lastWith(notification.group()))
        .map(last -> after(last, notification))
        .orElseGet(() -> begin(notification));
  }

  private Outcome after(Incident last, Notification notification) {
    return switch (last.status()) {
      case CLOSED -> afterClosed(last, notification);
      case FALSE_ALARM -> afterFalseAlarm(last.number(), notification);
      case DUPLICATE -> afterDuplicate(last.number(), notification);
      default ->
          process.runs(last.number())
              ? goOn(last, last.number(), notification)
              : afterItsProcess(last, notification);
    };
  }

  /** It looks alive, but its process was ended by hand: nobody works on what still fires. */
  private Outcome afterItsProcess(Incident left, Notification notification) {
    List<Alert> firing = notification.firing();
    return firing.isEmpty()
        ? new Outcome(left.number(), Effect.NONE)
        : opened(incidents.openAfter(left, meaning.report(notification, firing)), notification);
  }

  /**
   * It is broken again, perhaps long after: whoever works on it wants to know what was done then.
   */
  private Outcome afterClosed(Incident closed, Notification notification) {
    List<Alert> firing = notification.firing();
    return firing.isEmpty()
        ? new Outcome(null, Effect.NONE)
        : opened(incidents.openAfter(closed, meaning.report(notification, firing)), notification);
  }

  private Outcome begin(Notification notification) {
    List<Alert> firing = notification.firing();
    return firing.isEmpty()
        ? new Outcome(null, Effect.NONE)
        : opened(incidents.open(meaning.report(notification, firing)), notification);
  }

  /** What was a false alarm is one as long as it goes on firing. */
  private Outcome afterFalseAlarm(String incident, Notification notification) {
    News news = News.of(notification, alerts.of(incident));
    List<Alert> more = news.more();
    if (!more.isEmpty()) {
      return opened(incidents.open(meaning.report(notification, more)), notification);
    }
    alerts.record(incident, news.told(), clock.instant());
    return new Outcome(incident, Effect.REPEATED);
  }

  private Outcome afterDuplicate(String duplicate, Notification notification) {
    return incidents
        .runningInsteadOf(duplicate)
        .filter(other -> process.runs(other.number()))
        .map(other -> goOn(other, duplicate, notification))
        .orElseGet(() -> begin(notification));
  }

  /**
   * @param opened number of the incident that these alerts opened: the running one, or a duplicate
   */
  private Outcome goOn(Incident running, String opened, Notification notification) {
    // with duplicates, several groups may tell the same incident something at once
    alerts.take(running.number());
    News news = News.of(notification, known(opened, running.number()));
    List<Alert> more = news.more();
    if (more.isEmpty()) {
      return nothingMore(running.number(), news, notification);
    }
    String told = meaning.sentence(more, TellingLabels.among(news.before().values(), more));
    if (process.moreAlertsReceived(running.number(), told, meaning.worst(more))) {
      alerts.record(running.number(), news.told(), clock.instant());
      return new Outcome(running.number(), Effect.MORE);
    }
    return opened(incidents.openAfter(running, meaning.report(notification, more)), notification);
  }

  private Outcome opened(Incident incident, Notification notification) {
    alerts.record(incident.number(), notification.alerts(), clock.instant());
    process.detected(incident);
    return new Outcome(incident.number(), Effect.OPENED);
  }

  private Outcome nothingMore(String incident, News news, Notification notification) {
    alerts.record(incident, news.told(), clock.instant());
    return news.relief() && notification.truncated() == 0 && nothingFires(incident)
        ? cleared(incident)
        : new Outcome(incident, Effect.REPEATED);
  }

  private Outcome cleared(String incident) {
    process.alertsCleared(incident);
    return new Outcome(incident, Effect.CLEARED);
  }

  private Map<String, Known> known(String opened, String running) {
    Map<String, Known> known = new HashMap<>(alerts.of(opened));
    known.putAll(alerts.of(running));
    return known;
  }

  private boolean nothingFires(String incident) {
    return alerts.of(incident).values().stream().noneMatch(Known::firing);
  }
}
