package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGEMENT_EXPIRES_AT;
import static io.majorincident.process.IncidentVariables.SILENCE;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.process.Activity;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds since when nobody has done anything, and whether that is too long by the response plan. */
@Component
class FindLastActivity implements JavaDelegate {

  private final Activity activity;
  private final Pages pages;
  private final Incidents incidents;
  private final Clock clock;

  FindLastActivity(Activity activity, Pages pages, Incidents incidents, Clock clock) {
    this.activity = activity;
    this.pages = pages;
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    responsePlan(execution)
        .duration("acknowledgementLasts")
        .ifPresentOrElse(
            lasts -> judge(execution, expiry(execution, lasts)),
            () -> SILENCE.set(execution, "unlimited"));
  }

  private void judge(DelegateExecution execution, Instant expiry) {
    SILENCE.set(execution, expiry.isAfter(clock.instant()) ? "short" : "tooLong");
    ACKNOWLEDGEMENT_EXPIRES_AT.set(execution, expiry.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** While the team is being paged anyhow, a second page would only confuse. */
  private Instant expiry(DelegateExecution execution, Duration lasts) {
    String number = IncidentNumber.of(execution);
    if (pages.isCalling(number, incidents.facts(number).team())) {
      Duration answer = responsePlan(execution).duration("acknowledgeWithin").orElse(lasts);
      return clock.instant().plus(answer);
    }
    return activity.last(number).orElseGet(() -> incidents.get(number).detectedAt()).plus(lasts);
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
