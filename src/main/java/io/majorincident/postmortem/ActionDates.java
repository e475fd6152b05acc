package io.majorincident.postmortem;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Moments;
import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** By when an action is due, and when its owner is reminded. */
@Component
class ActionDates {

  private static final String PLAN = "postmortemPlan";

  private final Clock clock;
  private final ZoneId zone;

  ActionDates(Clock clock, Plan plan) {
    this.clock = clock;
    this.zone = plan.zone();
  }

  /** The day that was agreed; if none was, what the postmortem plan allows. */
  Instant due(DelegateExecution execution, AgreedAction action) {
    return action.dueAt(zone).orElseGet(() -> planned(execution, action));
  }

  /** Before, on and after the due date, as an ISO 8601 repeating interval. */
  String reminders(DelegateExecution execution, Instant due) {
    Instant first = due.minus(cell(execution, "remindBefore"));
    Instant start = first.isBefore(clock.instant()) ? due : first;
    String pause = Plans.cell(execution, PLAN, "remindEvery").orElseThrow();
    return "R/%s/%s".formatted(start, pause);
  }

  /** Nobody is reminded on a Saturday or Sunday, as in Rootly's reminders. */
  boolean isWeekend() {
    DayOfWeek today = clock.instant().atZone(zone).getDayOfWeek();
    return today == DayOfWeek.SATURDAY || today == DayOfWeek.SUNDAY;
  }

  boolean overdue(Instant due) {
    return due.isBefore(clock.instant());
  }

  /** As in 2026-11-25. */
  String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  private Instant planned(DelegateExecution execution, AgreedAction action) {
    String column =
        action.priority().equals("priority") ? "priorityActionWithin" : "otherActionWithin";
    String day = day(clock.instant().plus(cell(execution, column)));
    return Moments.morningOf(day, zone).orElseThrow();
  }

  private static Duration cell(DelegateExecution execution, String column) {
    return Plans.duration(execution, PLAN, column).orElseThrow();
  }
}
