package io.majorincident.announce;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.language.Glossary;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.process.DeployedTexts;
import io.majorincident.process.TaskAnnouncement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Tells one person of a task: what is to be done, by when, and where, in their own language. */
@Component
class TaskNews {

  private static final String TEXT = "announceTask";

  private final Messages messages;
  private final DeployedTexts texts;
  private final Clock clock;

  TaskNews(Messages messages, DeployedTexts texts, Clock clock) {
    this.messages = messages;
    this.texts = texts;
    this.clock = clock;
  }

  /** Hands the message over for delivery, in the caller's transaction. */
  void tell(
      DelegateTask task,
      Incident incident,
      IncidentFacts facts,
      Person person,
      TaskAnnouncement announcement) {
    Occasion occasion = occasion(task, incident, person);
    Optional<DecidedPlan> plan =
        Optional.of(announcement)
            .filter(TaskAnnouncement.PAGE::equals)
            .map(page -> facts.plans().get(IncidentFacts.RESPONSE_PLAN))
            .filter(it -> mayBeCalled(it, person));
    plan.ifPresentOrElse(
        it -> messages.callForTask(occasion, person, ContactSteps.of(it)),
        () -> messages.toPerson(occasion, person, Haste.toAct(incident, facts)));
  }

  private boolean mayBeCalled(DecidedPlan plan, Person person) {
    Instant now = clock.instant();
    return !CallingHours.of(plan).first(List.of(person), now).isAfter(now);
  }

  private Occasion occasion(DelegateTask task, Incident incident, Person person) {
    Glossary glossary = texts.of(person.language(), task.getProcessDefinitionId());
    Map<String, Object> facts = new HashMap<>();
    facts.put("task", glossary.say(name(task, incident)));
    facts.put("what", glossary.say(Objects.requireNonNullElse(task.getDescription(), "")));
    facts.put("by", task.getDueDate() == null ? null : task.getDueDate().toInstant());
    return new Occasion(TEXT, incident, round(task), facts, task.getId());
  }

  /** Without which incident it is about: the text says that. */
  private static String name(DelegateTask task, Incident incident) {
    return task.getName().split(" · " + incident.number(), 2)[0];
  }

  /** Somebody may be told of one task more than once, as when it comes back to them. */
  private static String round(DelegateTask task) {
    return task.getId() + "/" + UUID.randomUUID();
  }
}
