package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Stakeholder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people behind the audiences of the communication plan, and those who were told before. */
@Component
class Audiences {

  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;

  Audiences(Incidents incidents, Plan plan, Messages messages) {
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
  }

  /** Whoever this text about the incident was sent to before. */
  List<Stakeholder> toldBefore(Incident incident, String text) {
    Set<String> told = messages.recipients(incident.number(), text);
    return plan.stakeholders().stream().filter(it -> told.contains(it.mail())).toList();
  }

  /**
   * @param column internalAudiences or externalAudiences
   */
  List<Stakeholder> in(String column, Incident incident) {
    return incidents.facts(incident.number()).communicationPlan().text(column).stream()
        .flatMap(cell -> Arrays.stream(cell.split(",")))
        .flatMap(
            audience ->
                plan
                    .stakeholders(audience.strip(), incident.service(), incident.severity())
                    .stream())
        .distinct()
        .toList();
  }
}
