package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.DRAFT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.NEXT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.PLANNED_SEVERITY;
import static io.majorincident.process.IncidentVariables.UPDATE_KIND;

import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * When the update after the one that is sent now is due: the second soon after the first, then at
 * the cadence of the communication plan, and slower once it lasts. What is promised is the moment
 * by which it is out even if nobody confirms it; its text is put ready as long before.
 */
@Component
class PlanNextUpdate implements JavaDelegate {

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Clock clock;

  PlanNextUpdate(Incidents incidents, StatusPosts posts, Clock clock) {
    this.incidents = incidents;
    this.posts = posts;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<StatusPost> sent = posts.of(IncidentNumber.of(execution));
    UPDATE_KIND.set(execution, sent.isEmpty() ? "first" : "followUp");
    PLANNED_SEVERITY.set(
        execution, incidents.facts(IncidentNumber.of(execution)).severity().level());
    Optional<Instant> draft =
        cadence(execution, sent)
            .map(pause -> clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(pause));
    Duration confirming = cell(execution, "confirmWithin").orElse(Duration.ZERO);
    DRAFT_UPDATE_AT.set(execution, draft.map(Instant::toString).orElse(null));
    NEXT_UPDATE_AT.set(execution, draft.map(it -> it.plus(confirming).toString()).orElse(null));
  }

  private Optional<Duration> cadence(DelegateExecution execution, List<StatusPost> sent) {
    if (sent.isEmpty()) {
      return cell(execution, "scopingUpdateAfter");
    }
    Instant first = sent.get(0).at();
    boolean slower =
        cell(execution, "slowerAfter")
            .filter(after -> first.plus(after).isBefore(clock.instant()))
            .isPresent();
    return cell(execution, slower ? "updateEverySlower" : "updateEvery");
  }

  private Optional<Duration> cell(DelegateExecution execution, String column) {
    return incidents.facts(IncidentNumber.of(execution)).communicationPlan().duration(column);
  }
}
