package io.majorincident.contact;

import io.majorincident.oncall.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The contacts that codes are on their way to, each by the process that sends the code. They are
 * kept here, since many may read what a process knows.
 */
@Repository
@Transactional
public class UnverifiedContacts {

  /** Many times as long as a code counts. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  UnverifiedContacts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes the contact until it is forgotten, and forgets those of old. */
  public void note(String process, Contact contact) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql("delete from unverified_contact where noted_at < ?").param(now.minus(KEPT)).update();
    jdbc.sql(
            """
            insert into unverified_contact (process, channel, address, noted_at)
            values (:process, :channel, :address, :now)
            on conflict (process) do update set channel = :channel, address = :address
            """)
        .param("process", process)
        .param("channel", contact.channel())
        .param("address", contact.address())
        .param("now", now)
        .update();
  }

  /**
   * @throws IllegalStateException if none is known
   */
  public Contact of(String process) {
    return jdbc.sql("select channel, address from unverified_contact where process = ?")
        .param(process)
        .query(Contact.class)
        .optional()
        .orElseThrow(
            () -> new IllegalStateException("The contact is no longer known. Start anew."));
  }

  /** The address stands in the plan by now, or nowhere. */
  public void forget(String process) {
    jdbc.sql("delete from unverified_contact where process = ?").param(process).update();
  }
}
