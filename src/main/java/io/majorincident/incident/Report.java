package io.majorincident.incident;

import java.time.Instant;

/**
 * What somebody or something reports before an incident has a number.
 *
 * @param title one line: what is broken
 * @param description what is seen; may be empty
 * @param service id of the service, or empty if unknown
 * @param team id of the team that owns the service
 * @param importance how much the business depends on the service
 * @param severity as the reporter judges it
 * @param reporter name of the person or the monitoring system
 * @param reporterKind technology, customer or staff
 * @param startedAt when it began, as far as known
 * @param alertGroup the key by which later alerts find this incident; empty if a person reports
 */
public record Report(
    String title,
    String description,
    String service,
    String team,
    Importance importance,
    Severity severity,
    String reporter,
    ReporterKind reporterKind,
    Instant startedAt,
    String alertGroup) {

  public Report {
    title = CleanText.line(title);
    description = CleanText.lines(description);
    reporter = CleanText.line(reporter);
  }
}
