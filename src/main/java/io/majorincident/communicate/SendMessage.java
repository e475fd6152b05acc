package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Variable;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what a process owner chose on the diagram: which text, to whom, and how. */
@Component
@Achieves(Effect.INFORMS)
class SendMessage implements JavaDelegate {

  private static final Variable<String> TEXT = new Variable<>("text", String.class);
  private static final Variable<String> WORDS = new Variable<>("words", String.class);
  private static final Variable<String> AUDIENCE = new Variable<>("audience", String.class);
  private static final Variable<String> CHANNELS = new Variable<>("channels", String.class);

  private final Incidents incidents;
  private final Recipients recipients;
  private final Audiences audiences;
  private final Messages messages;

  SendMessage(Incidents incidents, Recipients recipients, Audiences audiences, Messages messages) {
    this.incidents = incidents;
    this.recipients = recipients;
    this.audiences = audiences;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    Map<String, Object> facts = Map.of("words", WORDS.find(execution).orElse(""));
    String round = execution.getActivityInstanceId();
    Occasion occasion = new Occasion(TEXT.in(execution), incident, round, facts);
    String audience = AUDIENCE.in(execution);
    Reach reach = Reach.of(CHANNELS.in(execution));
    if (audience.equals(Recipients.INTERNAL_AUDIENCES)) {
      messages.toStakeholders(occasion, audiences.in(audience, incident));
    } else {
      messages.toPeople(occasion, recipients.of(audience, incident), haste(reach, execution));
    }
  }

  private Haste haste(Reach reach, DelegateExecution execution) {
    return reach.isUrgent()
        ? Haste.AT_ONCE
        : Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
  }
}
