package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.DRAFT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.NEXT_UPDATE_AT;
import static io.majorincident.process.IncidentVariables.PLANNED_SEVERITY;
import static io.majorincident.process.IncidentVariables.UPDATE_KIND;

import io.majorincident.communicate.Promises.Promise;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Which kind of update comes now, and by which severity. */
@Component
class PlanNextUpdate implements JavaDelegate {

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Promises promises;

  PlanNextUpdate(Incidents incidents, StatusPosts posts, Promises promises) {
    this.incidents = incidents;
    this.posts = posts;
    this.promises = promises;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    UPDATE_KIND.set(execution, kind(incident, posts.of(incident)));
    PLANNED_SEVERITY.set(execution, incidents.facts(incident).severity().level());
    // an incident that runs with earlier diagrams waits for these; the others take what was posted
    Optional<Promise> promise = promises.ofNow(incident);
    DRAFT_UPDATE_AT.set(execution, promise.map(it -> it.draftAt().toString()).orElse(null));
    NEXT_UPDATE_AT.set(execution, promise.map(it -> it.by().toString()).orElse(null));
  }

  private String kind(String incident, List<StatusPost> told) {
    if (told.isEmpty()) {
      return "first";
    }
    Instant last = told.get(told.size() - 1).at();
    boolean brokenAgain =
        incidents.relapsedAt(incident).filter(it -> !it.isBefore(last)).isPresent();
    return Promises.sinceBroken(told).isEmpty() && brokenAgain ? "relapsed" : "followUp";
  }
}
