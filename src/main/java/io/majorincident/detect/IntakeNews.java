package io.majorincident.detect;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the administrators once that no alert is taken in any more, and once that it is over. */
@Component
class IntakeNews {

  private final IdentityService identity;
  private final Notes notes;
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final String administrators;

  IntakeNews(
      IdentityService identity,
      Notes notes,
      Outbox outbox,
      JdbcClient jdbc,
      @Value("${majorincident.access.admin.group}") String administrators) {
    this.identity = identity;
    this.notes = notes;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.administrators = administrators;
  }

  /**
   * Of all nodes that see it, one tells.
   *
   * @param obstacle what keeps alerts out; empty if nothing does
   */
  @Transactional
  public void tell(Optional<String> obstacle, Instant now) {
    if (obstacle.isPresent()) {
      begun(obstacle.get(), now);
    } else {
      ended();
    }
  }

  private void begun(String why, Instant now) {
    jdbc.sql(
            """
            insert into intake_outage (reason, since) values (:why, :now)
            on conflict do nothing returning id
            """)
        .param("why", why)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .ifPresent(outage -> toAdministrators("reportIntakeDown", Map.of("why", why), outage));
  }

  private void ended() {
    jdbc.sql("delete from intake_outage returning id")
        .query(String.class)
        .optional()
        .ifPresent(outage -> toAdministrators("reportIntakeUp", Map.of(), outage));
  }

  private void toAdministrators(String text, Map<String, Object> facts, String outage) {
    identity.createUserQuery().memberOfGroup(administrators).list().stream()
        .filter(person -> person.getEmail() != null && !person.getEmail().isBlank())
        .forEach(person -> send(person, notes.write(text, facts), text + "/" + outage));
  }

  private void send(User person, Text text, String occasion) {
    outbox.add(
        new Delivery(
            "intake/" + occasion + "/" + person.getEmail(),
            "mail",
            person.getEmail(),
            text.subject(),
            text.body(),
            "",
            "",
            Urgency.HIGH));
  }
}
