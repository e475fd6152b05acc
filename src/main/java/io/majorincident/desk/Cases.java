package io.majorincident.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.AlertHistory;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.process.OpenTask;
import io.majorincident.process.Work;
import io.majorincident.review.Hypotheses;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a case together from all that is known of an incident. */
@Component
class Cases {

  private static final int ENTRIES_SHOWN = 200;
  private static final int ALERTS_SHOWN = 50;

  private final Incidents incidents;
  private final Roles roles;
  private final Names names;
  private final Pagings pagings;
  private final AlertHistory alerts;
  private final StatusPosts posts;
  private final Hypotheses hypotheses;
  private final Timeline timeline;
  private final Work work;
  private final Clock clock;
  private final ObjectMapper json;

  Cases(
      Incidents incidents,
      Roles roles,
      Names names,
      Pagings pagings,
      AlertHistory alerts,
      StatusPosts posts,
      Hypotheses hypotheses,
      Timeline timeline,
      Work work,
      Clock clock,
      ObjectMapper json) {
    this.incidents = incidents;
    this.roles = roles;
    this.names = names;
    this.pagings = pagings;
    this.alerts = alerts;
    this.posts = posts;
    this.hypotheses = hypotheses;
    this.timeline = timeline;
    this.work = work;
    this.clock = clock;
    this.json = json;
  }

  /**
   * @param details whether the timeline is to hold everything, and not only what people want to
   *     hear
   */
  Case of(Incident incident, boolean details) {
    String number = incident.number();
    List<TimelineEntry> told = told(number, details);
    return new Case(
        number,
        incident.title(),
        incident.description(),
        names.service(incident.service()),
        names.group(incident.team()),
        incident.severity().level(),
        Optional.ofNullable(incident.priority()).map(Priority::name).orElse(null),
        incident.status().id(),
        incident.startedAt(),
        incident.resolvedAt(),
        incident.closedAt(),
        incident.chatRoom(),
        incident.callAddress(),
        incident.duplicateOf(),
        incidents.before(number).orElse(null),
        incidents.after(number),
        clock.instant(),
        work.mayReportChanges(),
        incident.status().ended(),
        nextUpdate(incident),
        roles.now(number).entrySet().stream()
            .map(held -> held(held.getKey(), held.getValue()))
            .toList(),
        pagings.of(number),
        alerts.firingFirst(number, ALERTS_SHOWN).stream().map(Cases::alert).toList(),
        work.openTasks(number).stream().map(this::waiting).toList(),
        theories(number),
        told.stream().limit(ENTRIES_SHOWN).map(this::told).toList(),
        told.size() > ENTRIES_SHOWN);
  }

  /** One more than is shown, to know whether there are more. */
  private List<TimelineEntry> told(String number, boolean details) {
    return details
        ? timeline.lastOfAll(number, ENTRIES_SHOWN + 1)
        : timeline.last(number, ENTRIES_SHOWN + 1);
  }

  /** Once it is resolved nothing more is promised. */
  private Instant nextUpdate(Incident incident) {
    return incident.status().needsPeople()
        ? posts.of(incident.number()).stream()
            .reduce((earlier, later) -> later)
            .map(StatusPost::next)
            .orElse(null)
        : null;
  }

  private static Case.AlertState alert(AlertHistory.Entry alert) {
    return new Case.AlertState(alert.title(), alert.firing(), alert.startsAt(), alert.endsAt());
  }

  private Case.Held held(Role role, List<String> people) {
    return new Case.Held(names.group(role.id()), names.people(people));
  }

  private Case.Waiting waiting(OpenTask task) {
    return new Case.Waiting(
        task.id(),
        task.kind(),
        names.task(task.name()),
        names.person(task.assignee()),
        names.people(task.people()),
        names.groups(task.groups()),
        task.since(),
        task.due());
  }

  private JsonNode theories(String number) {
    try {
      return json.readTree(hypotheses.of(number).orElse("[]"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The theories of %s are no JSON.".formatted(number), e);
    }
  }

  private Case.Told told(TimelineEntry entry) {
    return new Case.Told(entry.at(), entry.kind(), names.person(entry.who()), entry.text());
  }
}
