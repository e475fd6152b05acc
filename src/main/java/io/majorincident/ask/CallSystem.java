package io.majorincident.ask;

import static io.majorincident.process.IncidentVariables.KEEP_TRYING;
import static io.majorincident.process.IncidentVariables.SYSTEM_ADDRESS;
import static io.majorincident.process.IncidentVariables.SYSTEM_CALL;
import static io.majorincident.process.IncidentVariables.SYSTEM_NOTE;
import static io.majorincident.process.IncidentVariables.SYSTEM_SECRET;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.contact.Addressees;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hands what an outside system is to be told over for delivery; the call itself goes out after the
 * commit, and the diagram waits for what comes of it.
 */
@Component
class CallSystem implements JavaDelegate {

  /** The channel of the deliveries to outside systems. */
  static final String CHANNEL = "system";

  private final Incidents incidents;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Addressees addressees;

  CallSystem(
      Incidents incidents,
      Outbox outbox,
      ApplicationEventPublisher events,
      ObjectMapper json,
      Addressees addressees) {
    this.incidents = incidents;
    this.outbox = outbox;
    this.events = events;
    this.json = json;
    this.addressees = addressees;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    String key = incident.number() + "/callSystem/" + execution.getActivityInstanceId();
    SYSTEM_CALL.set(execution, key);
    Delivery delivery = delivery(execution, incident, key);
    outbox.add(delivery);
    events.publishEvent(
        new IncidentEvent.MessageHandedOver(
            incident.number(),
            key,
            delivery.subject(),
            addressees.of(CHANNEL, delivery.recipient())));
  }

  private Delivery delivery(DelegateExecution execution, Incident incident, String key) {
    String note = SYSTEM_NOTE.find(execution).orElse("");
    return new Delivery(
        key,
        CHANNEL,
        recipient(execution),
        "Call of an outside system",
        written(SystemCall.about(incident, key, note)),
        "",
        incident.number(),
        urgency(execution));
  }

  private static String recipient(DelegateExecution execution) {
    String address = SYSTEM_ADDRESS.in(execution);
    return SYSTEM_SECRET
        .find(execution)
        .filter(name -> !name.equals("none"))
        .map(name -> address + "#" + name)
        .orElse(address);
  }

  private static Urgency urgency(DelegateExecution execution) {
    return switch (KEEP_TRYING.in(execution)) {
      case "seconds" -> Urgency.HIGH;
      case "hours" -> Urgency.LOW;
      default ->
          throw new IllegalArgumentException(
              "Nobody keeps trying for '%s': a diagram says 'seconds' or 'hours'."
                  .formatted(KEEP_TRYING.in(execution)));
    };
  }

  private String written(SystemCall call) {
    try {
      return json.writeValueAsString(call);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("A few texts cannot be written as JSON.", never);
    }
  }
}
