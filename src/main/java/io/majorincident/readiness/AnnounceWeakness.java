package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.MENDERS;
import static io.majorincident.readiness.ReadinessVariables.MENDERS_BEFORE;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Urgency;
import io.majorincident.message.Notes;
import io.majorincident.message.Text;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.OpenedTasks;
import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells those who have the task now what is weak, why it matters, and what to do. */
@Component
class AnnounceWeakness implements JavaDelegate {

  private final Plan plan;
  private final WeaknessWords words;
  private final Notes notes;
  private final OpenedTasks tasks;
  private final Outbox outbox;
  private final Clock clock;

  AnnounceWeakness(
      Plan plan, WeaknessWords words, Notes notes, OpenedTasks tasks, Outbox outbox, Clock clock) {
    this.plan = plan;
    this.words = words;
    this.notes = notes;
    this.tasks = tasks;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String step = execution.getActivityInstanceId();
    tasks.whenOpened(
        execution,
        "mendWeakness",
        task ->
            menders(execution)
                .forEach(it -> outbox.add(delivery(it, notes.about(task), step, execution))));
  }

  private Stream<Person> menders(DelegateExecution execution) {
    return Stream.of(MENDERS.find(execution).orElse("").split(","))
        .map(plan::person)
        .flatMap(Optional::stream);
  }

  private Delivery delivery(Person mender, Notes about, String step, DelegateExecution execution) {
    Weakness weakness = Weakness.in(execution);
    Map<String, Object> facts =
        Map.of(
            "reader", mender.name(),
            "what", words.what(weakness, mender.language(), mender.zone()),
            "why", words.why(weakness, mender.language()),
            "remedy", words.remedy(weakness, mender.language()),
            "before", MENDERS_BEFORE.find(execution).orElse(""),
            "until", WeaknessWords.moment(due(execution), mender.language(), mender.zone()));
    Text text = about.write("announceWeakness", mender.language(), facts);
    String key =
        String.join("/", execution.getProcessInstanceId(), "announceWeakness", step, mender.id());
    return new Delivery(
        key, "mail", mender.mail(), text.subject(), text.body(), "", "", Urgency.LOW);
  }

  private Instant due(DelegateExecution execution) {
    return Plans.duration(execution, "readinessPlan", "mendWithin")
        .map(clock.instant()::plus)
        .orElseGet(clock::instant);
  }
}
