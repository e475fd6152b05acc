package io.majorincident.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the web applications ask somebody to sign in again.
 *
 * @param idle after this time without a request; a list that refreshes itself counts as one
 * @param longest after this time in any case
 */
@ConfigurationProperties("majorincident.access.session")
record SessionSettings(@DefaultValue("12h") Duration idle, @DefaultValue("24h") Duration longest) {

  /**
   * @throws IllegalArgumentException if a time is below a minute, which to the server could mean
   *     for ever
   */
  SessionSettings {
    if (idle.toMinutes() < 1 || longest.toMinutes() < 1) {
      throw new IllegalArgumentException("A session lasts for a minute or longer.");
    }
  }
}
