package io.majorincident.desk;

import io.majorincident.incident.AlertHistory;
import io.majorincident.timeline.ChainHead;
import io.majorincident.timeline.Timeline;
import org.springframework.stereotype.Component;

/**
 * Tells at little cost whether anything has changed in a case: all that happens is told in the
 * timeline, but for what monitoring repeats.
 */
@Component
class CaseVersion {

  private final Timeline timeline;
  private final AlertHistory alerts;

  CaseVersion(Timeline timeline, AlertHistory alerts) {
    this.timeline = timeline;
    this.alerts = alerts;
  }

  /** Another text whenever something has changed. */
  String of(String incident) {
    ChainHead told = timeline.head(incident);
    return "%d-%s-%s".formatted(told.count(), told.head(), alerts.version(incident));
  }
}
