package io.majorincident.dossier;

import io.majorincident.incident.Status;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import java.util.List;

/** The list as a spreadsheet shows it; moments in UTC, as ISO 8601. */
final class CsvColumns {

  /** In English. */
  static final List<String> NAMES =
      List.of(
          "Number",
          "What is broken",
          "Service",
          "Team",
          "Severity",
          "Priority",
          "Status",
          "Began",
          "Detected",
          "Resolved",
          "Closed",
          "Seconds to resolve");

  private final Labels labels;
  private final Plan plan;

  CsvColumns(Labels labels, Plan plan) {
    this.labels = labels;
    this.plan = plan;
  }

  Object[] of(ListedIncident incident) {
    return new Object[] {
      incident.number(),
      incident.title(),
      plan.service(incident.service()).map(OwnedService::name).orElse(incident.service()),
      incident.team(),
      incident.severity(),
      incident.priority(),
      labels.say(Status.of(incident.status()).label()),
      incident.startedAt(),
      incident.detectedAt(),
      incident.resolvedAt(),
      incident.closedAt(),
      incident.seconds()
    };
  }
}
