package io.majorincident.detect;

import io.majorincident.incident.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert of a notification.
 *
 * @param fingerprint what makes it the same alert in later notifications
 * @param firing whether it fires; otherwise it is resolved
 * @param labels its own and those common to the notification
 * @param annotations its own and those common to the notification
 * @param startsAt as its sender says, not yet checked for sense
 * @param endsAt as its sender says, or null
 * @param source address at which the sender shows it, or empty
 */
record Alert(
    String fingerprint,
    boolean firing,
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    String source) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LABEL = 60;

  /** One line: what is wrong. */
  String title() {
    String summary = PlainText.line(annotations.getOrDefault("summary", ""), LONGEST_TITLE);
    return summary.isEmpty() ? name() : summary;
  }

  private String name() {
    String name = PlainText.line(labels.getOrDefault("alertname", ""), LONGEST_TITLE);
    return name.isEmpty() ? "Alert without a name" : name;
  }

  /** Its labels as they can be stored and shown: short, and without what nobody sees. */
  Map<String, String> shownLabels() {
    Map<String, String> shown = new TreeMap<>();
    labels.forEach(
        (name, value) ->
            shown.put(PlainText.line(name, LONGEST_LABEL), PlainText.line(value, LONGEST_LABEL)));
    return shown;
  }

  Severity severity() {
    return SeverityLabel.severity(labels.getOrDefault("severity", ""));
  }
}
