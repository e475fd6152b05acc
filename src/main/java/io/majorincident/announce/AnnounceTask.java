package io.majorincident.announce;

import static io.majorincident.process.TaskAnnouncements.TABLE;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.PerTransaction;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import io.majorincident.process.SignedIn;
import io.majorincident.process.TaskAnnouncement;
import io.majorincident.process.TaskAnnouncements;
import io.majorincident.process.TaskAnnouncements.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.ApplicationEventPublisher;
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
  private final OpenedTasks tasks;
  private final Incidents incidents;
  private final Outbox outbox;
  private final SignedIn signedIn;
  private final ApplicationEventPublisher events;

  /** To whom a task was given by its process in this transaction; the engine says that twice. */
  private final PerTransaction<String, String> opened = new PerTransaction<>();

  AnnounceTask(
      TaskAnnouncements announcements,
      TaskPeople people,
      TaskNews news,
      OpenedTasks tasks,
      Incidents incidents,
      Outbox outbox,
      SignedIn signedIn,
      ApplicationEventPublisher events) {
    this.announcements = announcements;
    this.people = people;
    this.news = news;
    this.tasks = tasks;
    this.incidents = incidents;
    this.outbox = outbox;
    this.signedIn = signedIn;
    this.events = events;
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
    announce(task, person -> true, tasks.isTold(task.getId()));
  }

  private void handed(DelegateTask task) {
    boolean known = Objects.equals(opened.values().get(task.getId()), task.getAssignee());
    if (task.getAssignee() == null || !known) {
      withdraw(task);
      announce(task, person -> !signedIn.id().filter(person.id()::equals).isPresent(), false);
    }
  }

  /**
   * @param told whether a message of the diagram says it already, in words of its own
   */
  private void announce(DelegateTask task, Predicate<Person> toBeTold, boolean told) {
    incident(task)
        .map(incidents::get)
        .ifPresent(incident -> announce(task, incident, toBeTold, told));
  }

  private void announce(
      DelegateTask task, Incident incident, Predicate<Person> toBeTold, boolean told) {
    IncidentFacts facts = incidents.facts(incident.number());
    Answer answer = answer(task, facts.severity().level());
    if (answer.announcement() == TaskAnnouncement.PAGE
        || answer.announcement() == TaskAnnouncement.MESSAGE && !told) {
      List<Person> all = people.of(task, incident).stream().filter(toBeTold).toList();
      all.forEach(person -> news.tell(task, incident, facts, person, answer.announcement()));
      note(task, incident, answer, all);
    }
  }

  private void note(DelegateTask task, Incident incident, Answer answer, List<Person> told) {
    if (!told.isEmpty()) {
      String outcome =
          "task = %s, notice = %s"
              .formatted(task.getTaskDefinitionKey(), answer.announcement().id());
      events.publishEvent(
          new IncidentEvent.Decided(
              incident.number(), TABLE, answer.version(), answer.row(), outcome));
    }
  }

  private void withdraw(DelegateTask task) {
    if (incident(task).isPresent()) {
      outbox.cancel(Occasion.topicOf(task.getId()));
    }
  }

  /** Of a task that people may have been told of. */
  private Optional<String> incident(DelegateTask task) {
    return IncidentNumber.find(task)
        .filter(number -> isEverAnnounced(task))
        .filter(number -> incidents.findFacts(number).isPresent());
  }

  /** The severity may have been another one when people were told. */
  private boolean isEverAnnounced(DelegateTask task) {
    return IntStream.rangeClosed(1, 3)
        .anyMatch(severity -> answer(task, severity).announcement() != TaskAnnouncement.NOTHING);
  }

  private Answer answer(DelegateTask task, int severity) {
    return announcements.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), severity);
  }
}
