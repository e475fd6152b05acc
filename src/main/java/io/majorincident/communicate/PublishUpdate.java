package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.DRAFT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.NEXT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.PUBLIC_STATUS;
import static io.majorincident.process.IncidentVariables.RELEASED;
import static io.majorincident.process.IncidentVariables.UNCONFIRMED;
import static io.majorincident.process.IncidentVariables.UPDATE_KIND;
import static io.majorincident.process.IncidentVariables.UPDATE_TEXT;

import io.majorincident.communicate.Promises.Promise;
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
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Posts the text to the public status and mails it to every audience of the plan, and to whoever
 * was told before: who was promised an update gets it, also when the severity is another one now.
 * While security is a concern, only a text that the incident manager has released.
 */
@Component
@Achieves(Effect.INFORMS)
class PublishUpdate implements JavaDelegate {

  /** Kinds after which more follows. */
  private static final Set<String> PROMISING = Set.of("first", "followUp", "relapsed");

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Promises promises;
  private final Audiences audiences;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  PublishUpdate(
      Incidents incidents,
      StatusPosts posts,
      Promises promises,
      Audiences audiences,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.posts = posts;
    this.promises = promises;
    this.audiences = audiences;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    holdBack(execution, incident);
    String text = UPDATE_TEXT.in(execution);
    boolean confirmed = confirmed(execution);
    Instant next = promise(execution, incident.number()).map(Promise::by).orElse(null);
    posts.add(incident.number(), PUBLIC_STATUS.in(execution), text, next);
    events.publishEvent(
        new IncidentEvent.UpdatePublished(
            incident.number(),
            UPDATE_KIND.in(execution),
            confirmed,
            next,
            text,
            COMPLETED_BY.find(execution).orElse(null)));
    mail(execution, incident, text, next);
  }

  /** Stronger than every other rule, and than any diagram. */
  private void holdBack(DelegateExecution execution, Incident incident) {
    boolean suspected = incidents.facts(incident.number()).securitySuspected();
    if (suspected && !RELEASED.find(execution).orElse(false)) {
      throw new SecurityConcern(incident);
    }
  }

  /** In earlier diagrams it was noted before that nobody did. */
  private static boolean confirmed(DelegateExecution execution) {
    boolean unconfirmed =
        UNCONFIRMED.find(execution).orElse(false) || COMPLETED_BY.find(execution).isEmpty();
    UNCONFIRMED.set(execution, unconfirmed);
    return !unconfirmed;
  }

  /** Counts from now: until this text is out, nobody knows since when its readers wait. */
  private Optional<Promise> promise(DelegateExecution execution, String incident) {
    Optional<Promise> promise =
        PROMISING.contains(UPDATE_KIND.in(execution)) ? promises.ofNow(incident) : Optional.empty();
    NEXT_UPDATE_AT.set(execution, promise.map(it -> it.by().toString()).orElse(null));
    DRAFT_UPDATE_AT.set(execution, promise.map(it -> it.draftAt().toString()).orElse(null));
    return promise;
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
