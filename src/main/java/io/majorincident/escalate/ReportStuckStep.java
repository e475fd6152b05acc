package io.majorincident.escalate;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The software itself cannot go on: whoever works on the incident and every incident manager hear
 * of it at once, so that people carry on by hand.
 */
@Component
class ReportStuckStep {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;
  private final Clock clock;

  ReportStuckStep(Incidents incidents, Responders responders, Messages messages, Clock clock) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
    this.clock = clock;
  }

  @EventListener
  void heard(IncidentEvent.StepStuck stuck) {
    incidents.find(stuck.incident()).ifPresent(incident -> tell(incident, stuck));
  }

  private void tell(Incident incident, IncidentEvent.StepStuck stuck) {
    Set<Person> people = new LinkedHashSet<>(responders.of(incident));
    people.addAll(responders.behind(Role.INCIDENT_MANAGER.id()));
    String round = stuck.step() + ":" + clock.instant();
    messages.toPeople(
        new Occasion(
            "reportStuckStep", incident, round, Map.of("step", stuck.step(), "why", stuck.why())),
        people,
        Haste.AT_ONCE);
  }
}
