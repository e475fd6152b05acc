package io.majorincident.detect;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.ContactMethods;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Plan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final Plan plan;
  private final ContactMethods methods;
  private final IntakeTask task;

  IntakeNews(
      IdentityService identity,
      Notes notes,
      Outbox outbox,
      JdbcClient jdbc,
      @Value("${majorincident.access.admin.group}") String administrators,
      Plan plan,
      ContactMethods methods,
      IntakeTask task) {
    this.identity = identity;
    this.notes = notes;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.administrators = administrators;
    this.plan = plan;
    this.methods = methods;
    this.task = task;
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
        .ifPresent(
            outage -> {
              toAdministrators("reportIntakeDown", Map.of("why", why), outage);
              task.ask(outage, why);
            });
  }

  private void ended() {
    jdbc.sql("delete from intake_outage returning id")
        .query(String.class)
        .optional()
        .ifPresent(
            outage -> {
              toAdministrators("reportIntakeUp", Map.of(), outage);
              task.takeBack(outage);
            });
  }

  private void toAdministrators(String text, Map<String, Object> facts, String outage) {
    Text written = notes.write(text, facts);
    identity
        .createUserQuery()
        .memberOfGroup(administrators)
        .list()
        .forEach(
            person ->
                contacts(person).forEach(it -> send(it, written, text + "/" + outage, person)));
  }

  /** The address that the engine knows, and whatever else the on-call plan knows. */
  private Stream<Contact> contacts(User person) {
    Stream<Contact> known =
        Stream.ofNullable(person.getEmail())
            .filter(mail -> !mail.isBlank())
            .map(mail -> new Contact(Contact.MAIL, mail));
    Stream<Contact> planned =
        plan.person(person.getId()).stream().flatMap(found -> methods.of(found).stream());
    return Stream.concat(known, planned).distinct();
  }

  private void send(Contact contact, Text text, String occasion, User person) {
    outbox.add(
        new Delivery(
            "intake/%s/%s/%s".formatted(occasion, person.getId(), methods.mark(contact)),
            contact.channel(),
            contact.address(),
            text.subject(),
            contact.isPhone() ? ShortText.of(text.subject(), "") : text.body(),
            "",
            "",
            Urgency.HIGH));
  }
}
