package io.majorincident.incident;

import java.util.Arrays;

/**
 * How bad it is for customers, as the Atlassian incident handbook defines it. The level is the
 * number that people, tables and variables use.
 */
public enum Severity {
  /** A customer-facing service is down for all customers. */
  SEV1(1),
  /** A customer-facing service is down for a subset of customers. */
  SEV2(2),
  /** Nothing essential is impaired. */
  SEV3(3);

  private final int level;

  Severity(int level) {
    this.level = level;
  }

  /** 1, 2 or 3; 1 is the worst. */
  public int level() {
    return level;
  }

  /** Whether it takes an immediate response (1 and 2) or goes the ordinary way (3). */
  public boolean major() {
    return level <= 2;
  }

  public boolean worseThan(Severity other) {
    return level < other.level;
  }

  /**
   * @param level 1, 2 or 3
   * @throws IllegalArgumentException for any other number
   */
  public static Severity of(int level) {
    return Arrays.stream(values())
        .filter(severity -> severity.level == level)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no severity %d: it is 1, 2 or 3.".formatted(level)));
  }
}
