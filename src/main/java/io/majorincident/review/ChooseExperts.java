package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;
import static io.majorincident.process.IncidentVariables.INCIDENT;

import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.Plans;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Without progress the response plan says who is brought in. */
@Component
class ChooseExperts implements JavaDelegate {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  ChooseExperts(
      Incidents incidents,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(INCIDENT.in(execution));
    String experts = Plans.cell(execution, "responsePlan", "escalateTo").orElse(incident.team());
    EXPERT_TEAM.set(execution, experts);
    events.publishEvent(
        new IncidentEvent.Overdue(incident.number(), "Review", experts + " is brought in"));
    messages.toPeople(
        new Occasion(
            "chooseExperts",
            incident,
            execution.getActivityInstanceId(),
            Map.of("experts", experts)),
        responders.leaders(incident),
        Urgency.HIGH);
  }
}
