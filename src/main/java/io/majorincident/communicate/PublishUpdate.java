package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.NEXT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.PUBLIC_STATUS;
import static io.majorincident.process.IncidentVariables.UPDATE_KIND;
import static io.majorincident.process.IncidentVariables.UPDATE_TEXT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Stakeholder;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import io.majorincident.statuspage.StatusPosts;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Posts the text to the public status and mails it to every audience of the plan, and to whoever
 * was told before: who was promised an update gets it, also when the severity is another one now.
 */
@Component
@Achieves(Effect.INFORMS)
class PublishUpdate implements JavaDelegate {

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Audiences audiences;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  PublishUpdate(
      Incidents incidents,
      StatusPosts posts,
      Audiences audiences,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.posts = posts;
    this.audiences = audiences;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    String text = UPDATE_TEXT.in(execution);
    Instant next = NEXT_UPDATE_AT.find(execution).map(Instant::parse).orElse(null);
    posts.add(incident.number(), PUBLIC_STATUS.in(execution), text, next);
    events.publishEvent(
        new IncidentEvent.UpdatePublished(
            incident.number(),
            UPDATE_KIND.in(execution),
            !Boolean.TRUE.equals(execution.getVariable(ReportMissedUpdate.UNCONFIRMED)),
            next,
            text,
            COMPLETED_BY.find(execution).orElse(null)));
    mail(execution, incident, text, next);
  }

  private void mail(DelegateExecution execution, Incident incident, String text, Instant next) {
    Set<Stakeholder> readers = new LinkedHashSet<>(audiences.in("externalAudiences", incident));
    readers.addAll(audiences.in("internalAudiences", incident));
    readers.addAll(audiences.toldBefore(incident, "publishUpdate"));
    Map<String, Object> facts = new HashMap<>();
    facts.put("text", text);
    facts.put("next", next);
    messages.toStakeholders(
        new Occasion("publishUpdate", incident, execution.getActivityInstanceId(), facts), readers);
  }
}
