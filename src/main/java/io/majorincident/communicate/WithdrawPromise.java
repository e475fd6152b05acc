package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.UPDATE_TEXT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import io.majorincident.statuspage.StatusPosts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A text waits to be released, and the time that was promised is near: the promise is taken off the
 * page, whoever leads hears of it, and is the one to be paged.
 */
@Component
class WithdrawPromise implements JavaDelegate {

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  WithdrawPromise(
      Incidents incidents,
      StatusPosts posts,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.posts = posts;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    Instant promised = posts.withdrawPromise(incident.number()).orElse(null);
    if (promised != null) {
      events.publishEvent(new IncidentEvent.PromiseWithdrawn(incident.number(), promised));
    }
    PAGED_TEAM.set(execution, leader(incident));
    tell(execution, incident, promised);
  }

  private String leader(Incident incident) {
    return Objects.requireNonNullElse(
        incidents.facts(incident.number()).incidentManager(), Role.INCIDENT_MANAGER.id());
  }

  private void tell(DelegateExecution execution, Incident incident, Instant promised) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("text", UPDATE_TEXT.in(execution));
    facts.put("promised", promised);
    messages.toPeople(
        new Occasion("withdrawPromise", incident, execution.getActivityInstanceId(), facts),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }
}
