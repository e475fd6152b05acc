package io.majorincident.roster;

import java.time.Instant;
import java.util.Locale;

/**
 * A calendar that somebody subscribes to.
 *
 * @param id public; the secret is in the address alone
 * @param subject id of the person or of the team
 * @param creator person id
 * @param createdAt in UTC
 * @param revokedAt in UTC; null as long as it may be read
 * @param lastUsedAt when a calendar last read it, to the minute, in UTC; null if none ever did
 */
record Feed(
    String id,
    Kind kind,
    String subject,
    String creator,
    Instant createdAt,
    Instant revokedAt,
    Instant lastUsedAt) {

  enum Kind {
    PERSON,
    TEAM;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
