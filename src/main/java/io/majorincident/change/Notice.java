package io.majorincident.change;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells whoever has the incident in hand that something changed. */
@Component
class Notice {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;

  Notice(Incidents incidents, Responders responders, Messages messages) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
  }

  /**
   * @param text the name of the text
   */
  void toThoseInCharge(DelegateExecution execution, String text, Map<String, Object> facts) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    messages.toPeople(
        new Occasion(text, incident, execution.getActivityInstanceId(), facts),
        responders.inCharge(incident),
        Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours()));
  }
}
