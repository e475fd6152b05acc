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
 * @param revokedAt in UTC; null as long as it is read
 */
record Feed(
    String id, Kind kind, String subject, String creator, Instant createdAt, Instant revokedAt) {

  enum Kind {
    PERSON,
    TEAM;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
