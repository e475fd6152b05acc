package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.process.IncidentVariables.REPLY_NOTE;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;
import static io.majorincident.process.IncidentVariables.WAKE_UPS;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.ShortText;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.ContactMethods;
import io.majorincident.contact.ContactMethods.Attempt;
import io.majorincident.message.Messages;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Contact;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells those concerned how it stands with the relief of somebody who was woken too often. */
@Component
class ReliefNotice {

  private final Plan plan;
  private final ReliefFinders finders;
  private final ContactMethods methods;
  private final Notes notes;
  private final Outbox outbox;
  private final Clock clock;
  private final String round;

  @Autowired
  ReliefNotice(
      Plan plan,
      ReliefFinders finders,
      ContactMethods methods,
      Notes notes,
      Outbox outbox,
      Clock clock) {
    this(plan, finders, methods, notes, outbox, clock, null);
  }

  private ReliefNotice(
      Plan plan,
      ReliefFinders finders,
      ContactMethods methods,
      Notes notes,
      Outbox outbox,
      Clock clock,
      String round) {
    this.plan = plan;
    this.finders = finders;
    this.methods = methods;
    this.notes = notes;
    this.outbox = outbox;
    this.clock = clock;
    this.round = round;
  }

  /**
   * The same, with links that open a task.
   *
   * @param task its id, or null for none
   * @param step id of the activity instance that tells it
   */
  ReliefNotice about(String task, String step) {
    return new ReliefNotice(plan, finders, methods, notes.about(task), outbox, clock, step);
  }

  /** Whoever is tired, or nobody if they are in the plan no more. */
  Stream<Person> tired(DelegateExecution execution) {
    return plan.person(TIRED_PERSON.in(execution)).stream();
  }

  /** Those who lead the team of whoever is tired. */
  Stream<Person> leads(DelegateExecution execution) {
    return finders.leads(ON_CALL_TEAM.in(execution), TIRED_PERSON.in(execution)).stream();
  }

  /** People of these ids. */
  Stream<Person> people(Stream<String> ids) {
    return ids.map(plan::person).flatMap(Optional::stream);
  }

  /**
   * Now, whatever the hour is: where they want to be told first of what is so urgent.
   *
   * @param more facts of the text beside the person, the team and how often they were woken
   */
  void tell(
      String text,
      Person reader,
      Urgency urgency,
      Map<String, Object> more,
      DelegateExecution execution) {
    Text written = notes.write(text, reader.language(), facts(reader, more, execution));
    List<Attempt> attempts =
        urgency == Urgency.HIGH ? methods.urgent(reader, Messages.AT_ONCE) : methods.calm(reader);
    ContactMethods.first(attempts)
        .forEach(
            contact ->
                outbox.add(
                    delivery(key(text, contact, execution), contact, written, reader, urgency)));
  }

  /** By when something is to be done that the table gives this time for, as the reader says it. */
  String by(String column, Person reader, DelegateExecution execution) {
    Duration within = Plans.duration(execution, "reliefPlan", column).orElse(Duration.ZERO);
    return DutyNotice.at(clock.instant().plus(within), reader);
  }

  private Map<String, Object> facts(
      Person reader, Map<String, Object> more, DelegateExecution execution) {
    Map<String, Object> facts = new HashMap<>(more);
    String team = ON_CALL_TEAM.in(execution);
    facts.put("reader", reader.name());
    facts.put("tired", name(TIRED_PERSON.in(execution)));
    facts.put("team", plan.findTeam(team).map(Team::name).orElse(team));
    facts.put("wakeUps", WAKE_UPS.in(execution));
    facts.put("remark", REPLY_NOTE.find(execution).orElse(""));
    return facts;
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }

  private String key(String text, Contact contact, DelegateExecution execution) {
    return String.join(
        "/",
        execution.getProcessInstanceId(),
        text,
        round == null ? execution.getActivityInstanceId() : round,
        methods.mark(contact));
  }

  private Delivery delivery(
      String key, Contact contact, Text text, Person reader, Urgency urgency) {
    return new Delivery(
        key,
        contact.channel(),
        contact.address(),
        text.subject(),
        body(contact, text, reader.language()),
        "",
        "",
        urgency,
        reader.language(),
        notes.toTasklist(reader.language()));
  }

  /** A phone shows little, and reads out no links. */
  private String body(Contact contact, Text text, Locale language) {
    return switch (contact.channel()) {
      case Contact.TEXT -> ShortText.of(text.subject(), notes.toTasklist(language).link());
      case Contact.VOICE -> text.subject();
      default -> text.body();
    };
  }
}
