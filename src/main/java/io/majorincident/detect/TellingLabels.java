package io.majorincident.detect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The labels by which an alert is told from the others of its incident, such as which pod it is.
 */
final class TellingLabels {

  /** What is said of an alert anyway. */
  private static final Set<String> SAID_ANYWAY = Set.of("alertname", "severity");

  private static final int MOST = 4;

  private final Collection<Map<String, String>> all;

  /**
   * @param all the labels of all alerts among which one is to be told
   */
  TellingLabels(Collection<Map<String, String>> all) {
    this.all = all;
  }

  /** Those of its incident's alerts and of these. */
  static TellingLabels among(Collection<Alerts.Known> known, List<Alert> more) {
    return new TellingLabels(
        Stream.concat(
                known.stream().map(Alerts.Known::labels), more.stream().map(Alert::shownLabels))
            .filter(labels -> !labels.isEmpty())
            .toList());
  }

  /** As in " [pod=checkout-2, zone=b]"; empty if nothing tells it from the others. */
  String of(Alert alert) {
    String told =
        alert.shownLabels().entrySet().stream()
            .filter(label -> tells(label.getKey(), label.getValue()))
            .limit(MOST)
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "" : " [" + told + "]";
  }

  private boolean tells(String name, String value) {
    return !SAID_ANYWAY.contains(name)
        && all.stream().anyMatch(labels -> !value.equals(labels.get(name)));
  }
}
