package io.majorincident.readiness;

import static io.majorincident.process.IncidentVariables.REMINDER_AT;
import static io.majorincident.readiness.ReadinessVariables.FIRST_SHIFT;
import static io.majorincident.readiness.ReadinessVariables.REMINDER_AHEAD;
import static io.majorincident.readiness.ReadinessVariables.REMINDER_LEFT;
import static io.majorincident.readiness.ReadinessVariables.SHIFT_IS_THEIRS;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out whether the shift is still the person's, and when they are told of it next. */
@Component
class PlanReminder implements JavaDelegate {

  private final Plan plan;
  private final PreparedShifts prepared;
  private final TestPages pages;
  private final Clock clock;

  PlanReminder(Plan plan, PreparedShifts prepared, TestPages pages, Clock clock) {
    this.plan = plan;
    this.prepared = prepared;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Shift shift = Shift.in(execution);
    boolean theirs = new Shifts(plan, clock.instant()).find(shift).isPresent();
    if (!theirs) {
      prepared.forget(shift);
    }
    Optional<Reminders.Reminder> next = next(shift, execution);
    SHIFT_IS_THEIRS.set(execution, theirs);
    FIRST_SHIFT.set(execution, !pages.hasAcknowledged(shift.person()));
    REMINDER_LEFT.set(execution, next.isPresent());
    next.ifPresent(reminder -> plan(reminder, execution));
  }

  private Optional<Reminders.Reminder> next(Shift shift, DelegateExecution execution) {
    return new Reminders(ahead(execution))
        .next(REMINDER_AHEAD.find(execution).map(Duration::parse), shift.from(), clock.instant());
  }

  private static List<Duration> ahead(DelegateExecution execution) {
    return Stream.of(
            Plans.duration(execution, "shiftPlan", "remindFirst"),
            Plans.duration(execution, "shiftPlan", "remindAgain"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static void plan(Reminders.Reminder reminder, DelegateExecution execution) {
    REMINDER_AHEAD.set(execution, reminder.ahead().toString());
    REMINDER_AT.set(execution, reminder.at().toString());
  }
}
