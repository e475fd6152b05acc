package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.CONCERNED_PEOPLE;
import static io.majorincident.duty.DutyVariables.CONCERNED_TEAMS;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.language.Words;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.process.Variable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  void send(String text, DelegateExecution execution) {
    Wish wish = Wish.of(CHANGED_BY.in(execution), execution);
    List<Team> teams = ids(CONCERNED_TEAMS, execution).map(plan::team).toList();
    ids(CONCERNED_PEOPLE, execution)
        .map(plan::person)
        .flatMap(Optional::stream)
        .forEach(reader -> outbox.add(delivery(text, reader, wish, teams, execution)));
  }

  private Delivery delivery(
      String name, Person reader, Wish wish, List<Team> teams, DelegateExecution execution) {
    Map<String, Object> facts =
        Map.of(
            "reader", reader.name(),
            "person", plan.person(wish.person()).map(Person::name).orElse(wish.person()),
            "from", at(wish.span().from(), reader),
            "until", at(wish.span().to(), reader),
            "duties", teams.stream().flatMap(team -> lines(team, wish, reader)).toList());
    Text text = notes.write(name, reader.language(), facts);
    String key = String.join("/", execution.getProcessInstanceId(), name, reader.mail());
    return new Delivery(
        key, "mail", reader.mail(), text.subject(), text.body(), "", "", Urgency.LOW);
  }

  /** As in "Payments: Mon 30 Nov, 10:00 CET to Mon 7 Dec, 10:00 CET: Ben Carter". */
  private Stream<String> lines(Team team, Wish wish, Person reader) {
    return team.schedule().between(wish.span().from(), wish.span().to()).stream()
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

  private static String at(Instant moment, Person reader) {
    return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm z", reader.language())
        .withZone(reader.zone())
        .format(moment);
  }

  private static Stream<String> ids(Variable<String> variable, DelegateExecution execution) {
    return variable.find(execution).stream().flatMap(all -> Stream.of(all.split(",")));
  }
}
