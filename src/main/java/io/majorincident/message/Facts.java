package io.majorincident.message;

import io.majorincident.incident.AlertHistory;
import io.majorincident.incident.CleanText;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.language.Label;
import io.majorincident.language.Words;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** What every text may name: the incident as it stands, and who reads it. */
@Component
class Facts {

  private static final int LINES_SEEN = 3;

  /** 300 with what marks them as somebody else's. */
  private static final int CHARACTERS_SEEN = 298;

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

  private final Plan plan;
  private final AlertHistory alerts;
  private final Roles roles;
  private final Settings settings;
  private final Words words;

  Facts(Plan plan, AlertHistory alerts, Roles roles, Settings settings, Words words) {
    this.plan = plan;
    this.alerts = alerts;
    this.roles = roles;
    this.settings = settings;
    this.words = words;
  }

  /**
   * @param baseUrl under which people reach the web applications, without a slash at the end
   */
  @ConfigurationProperties("majorincident.message")
  record Settings(@DefaultValue("http://localhost:8080") String baseUrl) {}

  /**
   * Who reads a text.
   *
   * @param name may be empty
   */
  record Reader(String name, Locale language, ZoneId zone) {

    static Reader of(Person person) {
      return new Reader(person.name(), person.language(), person.zone());
    }
  }

  /** Nobody in particular, in the language and the zone of the company. */
  Reader thePublic() {
    return new Reader("", plan.language(), plan.zone());
  }

  Map<String, Object> of(Occasion occasion, Reader reader, Map<String, Object> own) {
    Incident incident = occasion.incident();
    Map<String, Object> facts = new HashMap<>();
    facts.put("number", incident.number());
    facts.put("title", incident.title());
    facts.put("description", quoted(incident.description()));
    facts.put("whatIsSeen", quoted(incident.whatIsSeen(LINES_SEEN, CHARACTERS_SEEN)));
    facts.put("severity", incident.severity().level());
    facts.put("priority", incident.priority() == null ? "" : incident.priority().name());
    facts.put("status", new Label(incident.status().label()));
    facts.put(
        "service",
        plan.service(incident.service()).map(OwnedService::name).orElse(incident.service()));
    facts.put("since", incident.startedAt());
    facts.put("clearedSince", alerts.clearedSince(incident.number()).orElse(null));
    facts.put("chatRoom", text(incident.chatRoom()));
    facts.put("callAddress", text(incident.callAddress()));
    facts.put("incidentManager", leader(incident));
    facts.put("company", plan.company());
    facts.put("reader", reader.name());
    facts.put("tasklist", settings.baseUrl() + Tasklist.path(occasion.task()));
    facts.put("statusPage", settings.baseUrl() + "/status");
    facts.put("baseUrl", settings.baseUrl());
    facts.putAll(occasion.facts());
    facts.putAll(own);
    facts.replaceAll((name, value) -> say(value, reader));
    return facts;
  }

  private String leader(Incident incident) {
    return roles
        .holder(incident.number(), Role.INCIDENT_MANAGER)
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .orElse("");
  }

  /** Moments and names of ours read as the reader is used to. */
  private Object say(Object fact, Reader reader) {
    if (fact instanceof Instant moment) {
      return MOMENT.withLocale(reader.language()).format(moment.atZone(reader.zone()));
    }
    if (fact instanceof Label label) {
      return label.say(words.in(reader.language()));
    }
    return fact instanceof String text ? CleanText.lines(text) : fact;
  }

  /** So that no line of a stranger looks like one of ours. */
  private static String quoted(String text) {
    return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }
}
