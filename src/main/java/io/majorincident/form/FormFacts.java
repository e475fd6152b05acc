package io.majorincident.form;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Roles;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.postmortem.Postmortem;
import io.majorincident.postmortem.Postmortems;
import io.majorincident.review.Hypotheses;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The live facts of an incident as Markdown, which the text components of forms show. */
@Component
class FormFacts {

  private static final int LAST_EVENTS = 5;
  private static final int LINES_SEEN = 10;
  private static final int CHARACTERS_SEEN = 1_000;

  private final Incidents incidents;
  private final Roles roles;
  private final Plan plan;
  private final Timeline timeline;
  private final Postmortems postmortems;
  private final Hypotheses hypotheses;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;

  FormFacts(
      Incidents incidents,
      Roles roles,
      Plan plan,
      Timeline timeline,
      Postmortems postmortems,
      Hypotheses hypotheses,
      Clock clock) {
    this.incidents = incidents;
    this.roles = roles;
    this.plan = plan;
    this.timeline = timeline;
    this.postmortems = postmortems;
    this.hypotheses = hypotheses;
    this.clock = clock;
    this.time = DateTimeFormatter.ofPattern("HH:mm z").withZone(plan.zone());
    this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z").withZone(plan.zone());
  }

  /**
   * The texts for a task of this incident, by the names under which forms show them.
   *
   * @param due when the task is due, or null
   */
  Map<String, String> texts(String incident, Date due) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("incidentSummary", incidents.find(incident).map(this::summary).orElse(""));
    texts.put("lastEvents", lastEvents(incident));
    texts.put("taskDue", due == null ? "" : due(due.toInstant()));
    texts.put("postmortemDraft", postmortems.of(incident).map(FormFacts::draft).orElse(""));
    texts.put("peopleList", peopleList());
    return texts;
  }

  /** What was written into the lists of earlier rounds, as JSON, by the names of the lists. */
  Map<String, String> lists(String incident) {
    return Map.of(
        "hypotheses", hypotheses.of(incident).orElse("[]"),
        "actions", postmortems.writtenActions(incident));
  }

  private String summary(Incident incident) {
    return """
        ### %s · %s
        %s**Severity %d**%s · **%s** · since %s (%s ago) · service %s
        %s
        """
        .formatted(
            incident.number(),
            PlainText.escape(incident.title()),
            whatIsSeen(incident),
            incident.severity().level(),
            incident.priority() == null ? "" : ", priority " + incident.priority(),
            incident.status().label(),
            moment(incident.startedAt()),
            ago(incident.startedAt()),
            PlainText.escape(incident.service()),
            whoAndWhere(incident));
  }

  private static String whatIsSeen(Incident incident) {
    String seen = incident.whatIsSeen(LINES_SEEN, CHARACTERS_SEEN);
    return seen.isEmpty() ? "" : PlainText.escapeLines(seen) + "\n\n";
  }

  private String whoAndWhere(Incident incident) {
    String people =
        roles.now(incident.number()).entrySet().stream()
            .map(
                role ->
                    role.getKey().label()
                        + ": "
                        + role.getValue().stream()
                            .map(this::name)
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining(" · "));
    String place =
        incident.chatRoom() == null
            ? ""
            : "Chat %s · call %s"
                .formatted(PlainText.escape(incident.chatRoom()), incident.callAddress());
    return people + (people.isEmpty() || place.isEmpty() ? "" : "  \n") + place;
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }

  private String lastEvents(String incident) {
    return timeline.last(incident, LAST_EVENTS).stream()
        .map(this::line)
        .collect(Collectors.joining("\n", "Last events:\n", ""));
  }

  private String line(TimelineEntry entry) {
    return "- %s %s".formatted(time.format(entry.at()), PlainText.escape(entry.text()));
  }

  private String due(Instant due) {
    Duration left = Duration.between(clock.instant(), due);
    return left.isNegative()
        ? "This was due at %s, %s ago.".formatted(moment(due), ago(due))
        : "Please answer by %s (in %s).".formatted(moment(due), words(left));
  }

  /** The time alone within half a day, with the date beyond. */
  private String moment(Instant moment) {
    boolean near = Duration.between(clock.instant(), moment).abs().toHours() < 12;
    return (near ? time : day).format(moment);
  }

  private String peopleList() {
    return plan.people().stream()
        .map(person -> "`%s` %s".formatted(person.id(), PlainText.escape(person.name())))
        .collect(Collectors.joining(", "));
  }

  /** With smaller headings: it is a part of the form. */
  private static String draft(Postmortem postmortem) {
    return postmortem.text().replaceAll("(?m)^#", "###");
  }

  private String ago(Instant moment) {
    return words(Duration.between(moment, clock.instant()));
  }

  private static String words(Duration duration) {
    if (duration.toHours() >= 48) {
      return duration.toDays() + " days";
    }
    return duration.toHours() == 0
        ? duration.toMinutes() + " min"
        : "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
