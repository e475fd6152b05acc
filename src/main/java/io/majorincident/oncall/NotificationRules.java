package io.majorincident.oncall;

import java.time.Duration;
import java.util.List;

/**
 * In which order a person wants to be tried, and after how long; empty for whom the company's
 * tables are good enough.
 *
 * @param high for what must not wait, such as pages
 * @param low for everything else
 */
public record NotificationRules(List<Step> high, List<Step> low) {

  /** The person leaves it to the tables. */
  public static final NotificationRules NONE = new NotificationRules(List.of(), List.of());

  public NotificationRules {
    high = List.copyOf(high);
    low = List.copyOf(low);
  }

  /**
   * All contacts of one channel are tried.
   *
   * @param after how long after the message was made
   */
  public record Step(String channel, Duration after) {}
}
