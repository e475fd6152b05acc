package io.majorincident.contact;

import io.majorincident.oncall.Contact;
import io.majorincident.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The codes that are sent to contacts. The last one sent counts, for a while and a few tries. */
@Repository
public class Codes {

  private static final int CODES = 1_000_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Codes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What came of entering a code. */
  public enum Answer {
    RIGHT,
    WRONG,
    /** It is too late, or was tried too often: only a new code can be right. */
    VOID
  }

  /**
   * Makes a new code, in the caller's transaction; the one before counts no more.
   *
   * @param tries how often a wrong one may be entered
   * @return six digits, which nobody can read again
   */
  @Transactional
  public String issue(String person, Contact contact, Duration validFor, int tries) {
    String code = "%06d".formatted(random.nextInt(CODES));
    jdbc.sql(
            """
            insert into contact_code (person, channel, address, code_hash, expires_at, tries_left)
            values (:person, :channel, :address, :hash, :expires, :tries)
            on conflict (person, channel, address) do update
              set code_hash = :hash, expires_at = :expires, tries_left = :tries
            """)
        .param("person", person)
        .param("channel", contact.channel())
        .param("address", contact.address())
        .param("hash", hash(contact, code))
        .param("expires", moment(clock.instant().plus(validFor)))
        .param("tries", tries)
        .update();
    return code;
  }

  /**
   * Looks at a code that was entered. A wrong one counts, whatever becomes of the caller's work.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Answer enter(String person, Contact contact, String code) {
    return jdbc.sql(
            """
            update contact_code
            set tries_left = tries_left - case when code_hash = :hash then 0 else 1 end
            where person = :person and channel = :channel and address = :address
              and expires_at > :now and tries_left > 0
            returning code_hash = :hash
            """)
        .param("hash", hash(contact, code))
        .param("person", person)
        .param("channel", contact.channel())
        .param("address", contact.address())
        .param("now", moment(clock.instant()))
        .query(Boolean.class)
        .optional()
        .map(right -> right ? Answer.RIGHT : Answer.WRONG)
        .orElse(Answer.VOID);
  }

  private static String hash(Contact contact, String code) {
    return Secret.hash(String.join(" ", contact.channel(), contact.address(), code));
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
