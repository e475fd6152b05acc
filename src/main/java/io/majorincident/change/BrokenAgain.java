package io.majorincident.change;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Report;
import io.majorincident.incident.ReporterKind;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What was resolved is broken again. As long as it is watched, the same incident goes on; after
 * that a new one is opened, each names the other, and whoever reports it is told the new number.
 */
@Component
class BrokenAgain {

  private final Incidents incidents;
  private final IncidentProcess process;
  private final Plan plan;
  private final Messages messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BrokenAgain(
      Incidents incidents,
      IncidentProcess process,
      Plan plan,
      Messages messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.incidents = incidents;
    this.process = process;
    this.plan = plan;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param report id of the report, for which its sender is told once
   * @param by person id of the sender
   */
  void reported(String report, String number, String by, String reason) {
    if (process.watched(number)) {
      process.relapsed(number, reason);
      return;
    }
    // two who report it in the same moment report one incident
    incidents.take(List.of(number));
    Incident next =
        worksOn(number)
            .map(running -> toldMore(running, by, reason))
            .orElseGet(() -> opened(incidents.get(number), by, reason));
    answer(report, next, number, by);
  }

  /** The incident that was opened because this one is broken again, and still runs; or empty. */
  Optional<Incident> worksOn(String number) {
    return incidents.after(number).stream()
        .map(incidents::get)
        .filter(next -> !next.status().ended())
        .findFirst();
  }

  private Incident toldMore(Incident running, String by, String reason) {
    events.publishEvent(
        new IncidentEvent.ChangeReported(running.number(), "it is broken again", reason, by));
    return running;
  }

  private Incident opened(Incident earlier, String by, String reason) {
    Incident next = incidents.openAfter(earlier, report(earlier, by, reason), by);
    process.detected(next);
    return next;
  }

  private Report report(Incident earlier, String by, String reason) {
    return new Report(
        earlier.title(),
        reason,
        earlier.service(),
        earlier.team(),
        earlier.importance(),
        earlier.severity(),
        by,
        ReporterKind.STAFF,
        clock.instant(),
        freeGroup(earlier));
  }

  /** The alerts of the earlier one belong to the new one, unless another one has them. */
  private String freeGroup(Incident earlier) {
    return incidents
        .runningWith(earlier.alertGroup())
        .filter(running -> !running.number().equals(earlier.number()))
        .map(running -> "")
        .orElse(earlier.alertGroup());
  }

  private void answer(String report, Incident next, String earlier, String by) {
    messages.toPeople(
        new Occasion("tellIncident", next, report, Map.of("earlier", earlier)),
        plan.person(by).stream().toList(),
        Haste.AT_ONCE);
  }
}
