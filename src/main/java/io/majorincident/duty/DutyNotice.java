package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.CONCERNED_PEOPLE;
import static io.majorincident.duty.DutyVariables.CONCERNED_TEAMS;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.process.Variable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells those concerned what was agreed, and who is on call in that time now. */
@Component
class DutyNotice {

  private final Plan plan;
  private final Notes notes;
  private final Words words;
  private final Outbox outbox;

  DutyNotice(Plan plan, Notes notes, Words words, Outbox outbox) {
    this.plan = plan;
    this.notes = notes;
    this.words = words;
    this.outbox = outbox;
  }

  /**
   * The same, with links that open a task.
   *
   * @param task its id, or null for none
   */
  DutyNotice about(String task) {
    return new DutyNotice(plan, notes.about(task), words, outbox);
  }

  void send(String text, DelegateExecution execution) {
    Wish wish = Wish.of(CHANGED_BY.in(execution), execution);
    List<Team> teams = ids(CONCERNED_TEAMS, execution).map(plan::team).toList();
    tell(text, ids(CONCERNED_PEOPLE, execution), reader -> facts(wish, teams, reader), execution);
  }

  /**
   * Sends each of these people the text of this name.
   *
   * @param people ids; who is not in the plan any more is left out
   * @param facts of the text beside the name of the reader
   */
  void tell(
      String text,
      Stream<String> people,
      Function<Person, Map<String, Object>> facts,
      DelegateExecution execution) {
    people
        .map(plan::person)
        .flatMap(Optional::stream)
        .forEach(reader -> outbox.add(delivery(text, reader, facts.apply(reader), execution)));
  }

  private Map<String, Object> facts(Wish wish, List<Team> teams, Person reader) {
    return Map.of(
        "person", plan.person(wish.person()).map(Person::name).orElse(wish.person()),
        "from", at(wish.span().from(), reader),
        "until", at(wish.span().to(), reader),
        "duties", teams.stream().flatMap(team -> lines(team, wish.span(), reader)).toList());
  }

  private Delivery delivery(
      String name, Person reader, Map<String, Object> facts, DelegateExecution execution) {
    Map<String, Object> all = new HashMap<>(facts);
    all.put("reader", reader.name());
    Text text = notes.write(name, reader.language(), all);
    String key = String.join("/", execution.getProcessInstanceId(), name, reader.id());
    return new Delivery(
        key, "mail", reader.mail(), text.subject(), text.body(), "", "", Urgency.LOW);
  }

  /** As in "Payments: Mon 30 Nov, 10:00 CET to Mon 7 Dec, 10:00 CET: Ben Carter". */
  Stream<String> lines(Team team, Span span, Person reader) {
    return team.schedule().between(span.from(), span.to()).stream()
        .map(
            duty ->
                words.say(
                    reader.language(),
                    "%s: %s to %s: %s",
                    team.name(),
                    at(duty.span().from(), reader),
                    at(duty.span().to(), reader),
                    who(duty, reader)));
  }

  private String who(Duty duty, Person reader) {
    return duty.person()
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .orElseGet(() -> words.say(reader.language(), "NOBODY"));
  }

  static String at(Instant moment, Person reader) {
    boolean german = Languages.isGerman(reader.language());
    String pattern = german ? "EEE d. MMM, HH:mm z" : "EEE d MMM, HH:mm z";
    return DateTimeFormatter.ofPattern(pattern, reader.language())
        .withZone(reader.zone())
        .format(moment);
  }

  private static Stream<String> ids(Variable<String> variable, DelegateExecution execution) {
    return variable.find(execution).stream().flatMap(all -> Stream.of(all.split(",")));
  }
}
