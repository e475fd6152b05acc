package io.majorincident.detect;

import io.majorincident.incident.Report;
import io.majorincident.incident.ReporterKind;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.OwnedService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in our words what alerts mean. */
@Component
class AlertMeaning {

  /** Camunda keeps a text variable in 4,000 characters. */
  private static final int LONGEST_DESCRIPTION = 3_500;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_SENTENCE = 1_000;
  private static final int ALERTS_DESCRIBED = 10;
  private static final Duration OLDEST_START = Duration.ofDays(7);

  private final WhatIsAffected affected;
  private final Clock clock;

  AlertMeaning(WhatIsAffected affected, Clock clock) {
    this.affected = affected;
    this.clock = clock;
  }

  /**
   * What to open an incident with.
   *
   * @param firing one at least
   */
  Report report(Notification notification, List<Alert> firing) {
    List<Alert> alerts = worstFirst(firing);
    OwnedService service = affected.of(alerts);
    return new Report(
        title(alerts),
        description(alerts),
        service.id(),
        service.team(),
        service.importance(),
        alerts.get(0).severity(),
        notification.sender(),
        ReporterKind.MONITORING,
        startedAt(alerts),
        notification.group());
  }

  /**
   * What to tell those who work on a running incident of further alerts.
   *
   * @param labels by which they are told from the others of the incident
   */
  String sentence(List<Alert> alerts, TellingLabels labels) {
    String told =
        worstFirst(alerts).stream()
            .limit(ALERTS_DESCRIBED)
            .map(
                alert ->
                    "%s%s (severity %d)"
                        .formatted(alert.title(), labels.of(alert), alert.severity().level()))
            .collect(Collectors.joining("; "));
    return PlainText.line(told + andMore(alerts.size() - ALERTS_DESCRIBED), LONGEST_SENTENCE);
  }

  /** How bad the worst of them is. */
  Severity worst(List<Alert> alerts) {
    return worstFirst(alerts).get(0).severity();
  }

  private static List<Alert> worstFirst(List<Alert> alerts) {
    return alerts.stream()
        .sorted(Comparator.comparing(Alert::severity).thenComparing(Alert::startsAt))
        .toList();
  }

  private static String title(List<Alert> alerts) {
    String more = andMore(alerts.size() - 1);
    return PlainText.line(alerts.get(0).title(), LONGEST_TITLE - more.length()) + more;
  }

  private static String andMore(int count) {
    if (count <= 0) {
      return "";
    }
    return " (and %d more %s)".formatted(count, count == 1 ? "alert" : "alerts");
  }

  private static String description(List<Alert> alerts) {
    String described =
        alerts.stream()
            .limit(ALERTS_DESCRIBED)
            .map(AlertMeaning::describe)
            .collect(Collectors.joining("\n\n"));
    return PlainText.lines(
        described + andMore(alerts.size() - ALERTS_DESCRIBED), LONGEST_DESCRIPTION);
  }

  private static String describe(Alert alert) {
    String lines =
        line("", alert.annotations().get("description"))
            + line("Runbook: ", alert.annotations().get("runbook_url"))
            + line("Source: ", alert.source())
            + line("Labels: ", labels(alert));
    return lines.strip();
  }

  private static String line(String heading, String text) {
    return text == null || text.isBlank() ? "" : heading + text.strip() + "\n";
  }

  private static String labels(Alert alert) {
    return alert.labels().entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(", "));
  }

  private Instant startedAt(List<Alert> alerts) {
    Instant now = clock.instant();
    return alerts.stream()
        .map(alert -> sane(alert.startsAt(), now))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  /**
   * Now instead of a moment that cannot be right: in the future, or so long ago that it is an unset
   * clock, a sample or an alert that has fired unseen for more than seven days.
   */
  private static Instant sane(Instant moment, Instant now) {
    boolean credible = !moment.isAfter(now) && !moment.isBefore(now.minus(OLDEST_START));
    return credible ? moment : now;
  }
}
