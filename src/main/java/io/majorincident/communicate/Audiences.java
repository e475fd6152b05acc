package io.majorincident.communicate;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Stakeholder;
import io.majorincident.process.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The people behind the audiences of the communication plan, and those who were told before. */
@Component
class Audiences {

  private final Plan plan;

  private final Outbox outbox;

  Audiences(Plan plan, Outbox outbox) {
    this.plan = plan;
    this.outbox = outbox;
  }

  /** Whoever this text about the incident was sent to before. */
  List<Stakeholder> toldBefore(Incident incident, String text) {
    String key = "%s/%s/".formatted(incident.number(), text);
    Set<String> told =
        outbox.of(incident.number()).stream()
            .filter(delivery -> delivery.key().startsWith(key))
            .map(DeliveryStatus::recipient)
            .collect(Collectors.toSet());
    return plan.stakeholders().stream().filter(it -> told.contains(it.mail())).toList();
  }

  /**
   * @param column internalAudiences or externalAudiences
   */
  List<Stakeholder> in(DelegateExecution execution, String column, Incident incident) {
    return Plans.cell(execution, "communicationPlan", column).stream()
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
