package io.majorincident.detect;

import io.majorincident.detect.Alerts.Known;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What a notification says beside what is known.
 *
 * @param told its alerts, but for those that tell of the past
 * @param before what was known, by fingerprint
 */
record News(List<Alert> told, Map<String, Known> before) {

  static News of(Notification notification, Map<String, Known> before) {
    News all = new News(notification.alerts(), before);
    return new News(all.told.stream().filter(alert -> !all.outdated(alert)).toList(), before);
  }

  /** Alerts that are new, or fire again. */
  List<Alert> more() {
    return told.stream().filter(this::firesAnew).toList();
  }

  /** Whether an alert that fired is resolved. */
  boolean relief() {
    return told.stream().anyMatch(this::resolvedJustNow);
  }

  private boolean firesAnew(Alert alert) {
    return alert.firing() && (!fired(alert) || firesSinceLater(alert));
  }

  private boolean resolvedJustNow(Alert alert) {
    return !alert.firing() && fired(alert);
  }

  /** A late delivery: it tells the end of an earlier time of firing than the one we know. */
  private boolean outdated(Alert alert) {
    return resolvedJustNow(alert)
        && alert.endsAt() != null
        && alert.endsAt().isBefore(before.get(alert.fingerprint()).startsAt());
  }

  /**
   * Its sender has not told us the end of the time of firing that we know. Counted in milliseconds,
   * because the database does not keep all that a sender may say.
   */
  private boolean firesSinceLater(Alert alert) {
    return alert
        .startsAt()
        .truncatedTo(ChronoUnit.MILLIS)
        .isAfter(before.get(alert.fingerprint()).startsAt().truncatedTo(ChronoUnit.MILLIS));
  }

  private boolean fired(Alert alert) {
    return before.containsKey(alert.fingerprint()) && before.get(alert.fingerprint()).firing();
  }
}
