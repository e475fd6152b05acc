package io.majorincident.readiness;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanChanged;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins to prepare each coming shift once: every morning, and when a change of the plan adds it.
 */
@Component
class ComingShifts {

  private final PreparedShifts prepared;
  private final TestPages pages;
  private final IncidentProcess process;
  private final Clock clock;

  ComingShifts(PreparedShifts prepared, TestPages pages, IncidentProcess process, Clock clock) {
    this.prepared = prepared;
    this.pages = pages;
    this.process = process;
    this.clock = clock;
  }

  void prepare(Plan plan) {
    Instant now = clock.instant();
    prepared.forgetBefore(now);
    new Shifts(plan, now).coming().forEach(this::begin);
  }

  @EventListener
  void on(PlanChanged changed) {
    Instant now = clock.instant();
    List<Shift> added = new ArrayList<>(new Shifts(changed.after(), now).coming());
    added.removeAll(new Shifts(changed.before(), now).coming());
    added.forEach(this::begin);
  }

  private void begin(Shift shift) {
    if (prepared.begin(shift)) {
      Map<String, Object> variables = new HashMap<>(shift.variables());
      variables.put(ReadinessVariables.FIRST_SHIFT.name(), !pages.hasAcknowledged(shift.person()));
      process.shiftComing(variables);
    }
  }
}
