package io.majorincident.announce;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.PerTransaction;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.SignedIn;
import io.majorincident.process.TaskAnnouncement;
import io.majorincident.process.TaskAnnouncements;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of every task of an incident that waits for them, in the transaction in which it is
 * opened, handed to somebody or put back; and withdraws what has not gone out yet once somebody has
 * taken it or it is over. How, the table taskNotice says.
 */
@Component
class AnnounceTask {

  private final TaskAnnouncements announcements;
  private final TaskPeople people;
  private final TaskNews news;
  private final Incidents incidents;
  private final Outbox outbox;
  private final SignedIn signedIn;

  /** To whom a task was given by its process in this transaction; the engine says that twice. */
  private final PerTransaction<String, String> opened = new PerTransaction<>();

  AnnounceTask(
      TaskAnnouncements announcements,
      TaskPeople people,
      TaskNews news,
      Incidents incidents,
      Outbox outbox,
      SignedIn signedIn) {
    this.announcements = announcements;
    this.people = people;
    this.news = news;
    this.incidents = incidents;
    this.outbox = outbox;
    this.signedIn = signedIn;
  }

  @EventListener
  void moved(DelegateTask task) {
    switch (Objects.requireNonNullElse(task.getEventName(), "")) {
      case "create" -> opened(task);
      case "assignment" -> handed(task);
      case "complete", "delete" -> withdraw(task);
      default -> {}
    }
  }

  private void opened(DelegateTask task) {
    if (task.getAssignee() != null) {
      opened.values().put(task.getId(), task.getAssignee());
    }
    announce(task, person -> true);
  }

  private void handed(DelegateTask task) {
    boolean known = Objects.equals(opened.values().get(task.getId()), task.getAssignee());
    if (task.getAssignee() == null || !known) {
      withdraw(task);
      announce(task, person -> !signedIn.id().filter(person.id()::equals).isPresent());
    }
  }

  private void announce(DelegateTask task, Predicate<Person> toBeTold) {
    incident(task)
        .filter(number -> isEverAnnounced(task))
        .ifPresent(number -> announce(task, incidents.get(number), toBeTold));
  }

  private void announce(DelegateTask task, Incident incident, Predicate<Person> toBeTold) {
    IncidentFacts facts = incidents.facts(incident.number());
    TaskAnnouncement announcement = announcement(task, facts.severity().level());
    if (announcement != TaskAnnouncement.NOTHING) {
      people.of(task, incident).stream()
          .filter(toBeTold)
          .forEach(person -> news.tell(task, incident, facts, person, announcement));
    }
  }

  private void withdraw(DelegateTask task) {
    if (incident(task).isPresent() && isEverAnnounced(task)) {
      outbox.cancel(Occasion.topicOf(task.getId()));
    }
  }

  private Optional<String> incident(DelegateTask task) {
    return IncidentNumber.find(task).filter(number -> incidents.findFacts(number).isPresent());
  }

  /** The severity may have been another one when people were told. */
  private boolean isEverAnnounced(DelegateTask task) {
    return IntStream.rangeClosed(1, 3)
        .anyMatch(severity -> announcement(task, severity) != TaskAnnouncement.NOTHING);
  }

  private TaskAnnouncement announcement(DelegateTask task, int severity) {
    return announcements.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), severity);
  }
}
