package io.majorincident.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityLabelTest {

  @ParameterizedTest(name = "{0} is severity {1}")
  @CsvSource({
    "critical, 1",
    "page, 1",
    "1, 1",
    "sev1, 1",
    "P1, 1",
    "CRITICAL, 1",
    "' Critical ', 1",
    "error, 2",
    "major, 2",
    "high, 2",
    "2, 2",
    "sev2, 2",
    "P2, 2",
    "warning, 3",
    "minor, 3",
    "info, 3",
    "low, 3",
    "3, 3",
    "sev3, 3",
    "P3, 3",
    "p3, 3",
    "'', 2",
    "none, 2",
    "catastrophe, 2",
    "0, 2",
    "4, 2",
    "criticality, 2"
  })
  void everyWordHasItsSeverityAndAnUnknownOneTheHigherOfTwo(String label, int level) {
    assertThat(SeverityLabel.severity(label).level()).isEqualTo(level);
  }
}
