package io.majorincident.readiness;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells somebody of a coming shift, if it is still theirs. */
@Component
class RemindOfShift implements JavaDelegate {

  private final Plan plan;
  private final ShiftFacts facts;
  private final Notes notes;
  private final Outbox outbox;
  private final Clock clock;

  RemindOfShift(Plan plan, ShiftFacts facts, Notes notes, Outbox outbox, Clock clock) {
    this.plan = plan;
    this.facts = facts;
    this.notes = notes;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Shift shift = Shift.in(execution);
    new Shifts(plan, clock.instant())
        .find(shift)
        .ifPresent(
            found ->
                plan.person(shift.person())
                    .ifPresent(person -> outbox.add(delivery(found, person, execution))));
  }

  private Delivery delivery(Shifts.Surrounded found, Person person, DelegateExecution execution) {
    Text text = notes.write("remindOfShift", person.language(), facts.of(found, person));
    String key =
        String.join(
            "/",
            execution.getProcessInstanceId(),
            "remindOfShift",
            ReadinessVariables.REMINDER_AHEAD.in(execution),
            person.id());
    return new Delivery(
        key, "mail", person.mail(), text.subject(), text.body(), "", "", Urgency.LOW);
  }
}
