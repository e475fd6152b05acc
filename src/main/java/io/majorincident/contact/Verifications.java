package io.majorincident.contact;

import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which contacts people have shown to be theirs. What was verified counts for that very address: if
 * the plan names another one, it has to be verified, too.
 */
@Repository
@Transactional
public class Verifications {

  private final JdbcClient jdbc;
  private final Clock clock;

  Verifications(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those of the plan's contacts that the person has verified. */
  public Set<Contact> of(Person person) {
    Set<Contact> verified =
        jdbc.sql("select channel, address from contact_verification where person = :person")
            .param("person", person.id())
            .query(Contact.class)
            .set();
    return person.contacts().stream().filter(verified::contains).collect(Collectors.toSet());
  }

  /** Notes that the contact is theirs; has no effect where that is known. */
  public void note(String person, Contact contact) {
    jdbc.sql(
            """
            insert into contact_verification (person, channel, address, verified_at)
            values (:person, :channel, :address, :now) on conflict do nothing
            """)
        .param("person", person)
        .param("channel", contact.channel())
        .param("address", contact.address())
        .param("now", now().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Instant now() {
    return clock.instant();
  }
}
