package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The first message in the house: where we meet and who leads. */
@Component
@Achieves(Effect.INFORMS)
class InformInternally implements JavaDelegate {

  private final Incidents incidents;
  private final Audiences audiences;
  private final Messages messages;

  InformInternally(Incidents incidents, Audiences audiences, Messages messages) {
    this.incidents = incidents;
    this.audiences = audiences;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    messages.toStakeholders(
        new Occasion("informInternally", incident, execution.getActivityInstanceId(), Map.of()),
        audiences.in("internalAudiences", incident));
  }
}
