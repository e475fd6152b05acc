package io.majorincident.detect;

import io.majorincident.incident.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the label "severity" of an alert means to us. */
final class SeverityLabel {

  private static final Map<Severity, Set<String>> WORDS =
      Map.of(
          Severity.SEV1, Set.of("critical", "page", "1", "sev1", "p1"),
          Severity.SEV2, Set.of("error", "major", "high", "2", "sev2", "p2"),
          Severity.SEV3, Set.of("warning", "minor", "info", "low", "3", "sev3", "p3"));

  private SeverityLabel() {}

  /**
   * Severity 2 for a word we do not know or none at all: unsure between two, take the higher one
   * (PagerDuty response docs, severity_levels.md).
   */
  static Severity severity(String label) {
    String word = label.strip().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(words -> words.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Severity.SEV2);
  }
}
