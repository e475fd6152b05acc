package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Answer;
import io.majorincident.incident.Wording;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How moments, durations, people and answers are written in a dossier. */
final class Writing {

  private final Labels labels;
  private final Plan plan;
  private final DateTimeFormatter moment;

  Writing(Labels labels, Plan plan) {
    this.labels = labels;
    this.plan = plan;
    this.moment = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(plan.zone());
  }

  String say(String english, Object... values) {
    return labels.say(english, values);
  }

  /** In the company's time zone; empty for null. */
  String at(Instant instant) {
    return instant == null ? "" : moment.format(instant);
  }

  /** A sentence of the record, with its moments in the company's time zone. */
  String sentence(String recorded) {
    return Wording.translated(recorded, this::at);
  }

  String took(Long seconds) {
    return Durations.of(seconds, labels);
  }

  String who(String id) {
    return plan.person(Objects.toString(id, ""))
        .map(Person::name)
        .map(name -> "%s (%s)".formatted(name, id))
        .orElse(text(id));
  }

  String team(String id) {
    return plan.findTeam(id).map(team -> team.name()).orElse(id);
  }

  String service(String id) {
    return plan.service(id).map(OwnedService::name).orElse(id);
  }

  /** One line for each. */
  String answers(List<Answer> answers) {
    return answers.stream()
        .map(answer -> answer.field() + ": " + text(answer.value()))
        .collect(Collectors.joining("\n"));
  }

  static String text(Object value) {
    return Objects.toString(value, "");
  }
}
