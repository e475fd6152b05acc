package io.majorincident.form;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Roles;
import io.majorincident.incident.Wording;
import io.majorincident.language.Words;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.postmortem.Postmortem;
import io.majorincident.postmortem.Postmortems;
import io.majorincident.review.Hypotheses;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The live facts of an incident as Markdown, which the text components of forms show. */
@Component
class FormFacts {

  /** As the database writes the day of an action into JSON. */
  private static final Pattern DAY = Pattern.compile("(\"due\": \"\\d{4}-\\d{2}-\\d{2})(\")");

  private static final int LAST_EVENTS = 5;
  private static final int LINES_SEEN = 10;
  private static final int CHARACTERS_SEEN = 1_000;

  private final Incidents incidents;
  private final Roles roles;
  private final Plan plan;
  private final Timeline timeline;
  private final Postmortems postmortems;
  private final Hypotheses hypotheses;
  private final Words words;
  private final Clock clock;

  FormFacts(
      Incidents incidents,
      Roles roles,
      Plan plan,
      Timeline timeline,
      Postmortems postmortems,
      Hypotheses hypotheses,
      Words words,
      Clock clock) {
    this.incidents = incidents;
    this.roles = roles;
    this.plan = plan;
    this.timeline = timeline;
    this.postmortems = postmortems;
    this.hypotheses = hypotheses;
    this.words = words;
    this.clock = clock;
  }

  /**
   * The texts for a task of this incident, by the names under which forms show them.
   *
   * @param asked whose language and times they speak
   * @param due when the task is due, or null
   */
  Map<String, String> texts(Asked asked, String incident, Date due) {
    Phrases phrases = new Phrases(words, asked, clock.instant());
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "incidentSummary",
        incidents.find(incident).map(found -> summary(phrases, found)).orElse(""));
    texts.put("lastEvents", lastEvents(phrases, incident));
    texts.put("taskDue", due == null ? "" : phrases.due(due.toInstant()));
    texts.put("postmortemDraft", postmortems.of(incident).map(FormFacts::draft).orElse(""));
    texts.put("peopleList", peopleList());
    return texts;
  }

  /** What was written into the lists of earlier rounds, as JSON, by the names of the lists. */
  Map<String, String> lists(String incident) {
    return Map.of(
        "hypotheses", hypotheses.of(incident).orElse("[]"),
        "actions", atNoon(postmortems.writtenActions(incident)));
  }

  /** A day alone is shown as the one before it in a browser that is west of Greenwich. */
  private static String atNoon(String actions) {
    return DAY.matcher(actions).replaceAll("$1T12:00$2");
  }

  private String summary(Phrases phrases, Incident incident) {
    return """
        ### %s · %s
        %s**%s**%s · **%s** · %s · %s
        %s
        """
        .formatted(
            incident.number(),
            PlainText.escape(incident.title()),
            whatIsSeen(incident),
            phrases.say("Severity %d", incident.severity().level()),
            priority(phrases, incident),
            phrases.say(incident.status().label()),
            since(phrases, incident.startedAt()),
            phrases.say("service %s", PlainText.escape(service(incident.service()))),
            whoAndWhere(phrases, incident));
  }

  private static String priority(Phrases phrases, Incident incident) {
    return incident.priority() == null ? "" : phrases.say(", priority %s", incident.priority());
  }

  private static String since(Phrases phrases, Instant start) {
    return phrases.say("since %s (%s ago)", phrases.moment(start), phrases.ago(start));
  }

  private String service(String id) {
    return plan.service(id).map(OwnedService::name).orElse(id);
  }

  private static String whatIsSeen(Incident incident) {
    String seen = incident.whatIsSeen(LINES_SEEN, CHARACTERS_SEEN);
    return seen.isEmpty() ? "" : PlainText.escapeLines(seen) + "\n\n";
  }

  private String whoAndWhere(Phrases phrases, Incident incident) {
    String people =
        roles.now(incident.number()).entrySet().stream()
            .map(held -> phrases.say(held.getKey().label()) + ": " + names(held.getValue()))
            .collect(Collectors.joining(" · "));
    String place = place(phrases, incident);
    return people + (people.isEmpty() || place.isEmpty() ? "" : "  \n") + place;
  }

  private static String place(Phrases phrases, Incident incident) {
    return incident.chatRoom() == null
        ? ""
        : phrases.say(
            "Chat %s · call %s", PlainText.escape(incident.chatRoom()), incident.callAddress());
  }

  private String names(List<String> people) {
    return people.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }

  private String lastEvents(Phrases phrases, String incident) {
    return timeline.last(incident, LAST_EVENTS).stream()
        .map(entry -> line(phrases, entry))
        .collect(Collectors.joining("\n", phrases.say("Last events:") + "\n", ""));
  }

  private static String line(Phrases phrases, TimelineEntry entry) {
    String text = Wording.translated(entry.text(), phrases::moment);
    return "- %s %s".formatted(phrases.time(entry.at()), PlainText.escape(text));
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
}
