package io.majorincident.resolve;

import static io.majorincident.process.IncidentVariables.DATA_LOSS;
import static io.majorincident.process.IncidentVariables.RESOLUTION;

import io.majorincident.incident.Incidents;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** A resolution says since when, and whether data was lost. */
@Component
class ConfirmResolutionRule implements FormRule {

  private final Incidents incidents;
  private final Clock clock;

  ConfirmResolutionRule(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public String form() {
    return "confirmResolution";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    List<Fault> faults = new ArrayList<>();
    if (RESOLUTION.find(entered).filter("gone"::equals).isEmpty()) {
      return faults;
    }
    if (DATA_LOSS.find(entered).isEmpty()) {
      faults.add(Fault.of("Was data lost?"));
    }
    String since = Objects.toString(entered.getVariable("resolvedAt"), "");
    Optional<Instant> moment = Moments.find(since);
    if (!since.isBlank() && moment.isEmpty()) {
      faults.add(Fault.of("'%s' is no moment such as 2026-11-25T14:30+01:00.", since));
    }
    // the form knows minutes only, so "now" may lie up to one minute ahead
    if (moment.filter(it -> it.isAfter(clock.instant().plusSeconds(60))).isPresent()) {
      faults.add(Fault.of("The impact cannot have ended in the future."));
    }
    if (moment.isPresent() && isBeforeItBegan(moment.get(), entered)) {
      faults.add(Fault.of("The impact cannot have ended before it began."));
    }
    return faults;
  }

  /** The form knows minutes only, and it may have been over within one. */
  private boolean isBeforeItBegan(Instant ended, VariableScope entered) {
    return IncidentNumber.find(entered)
        .flatMap(incidents::find)
        .filter(incident -> ended.plusSeconds(60).isBefore(incident.startedAt()))
        .isPresent();
  }
}
