package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.POSTMORTEM_AUTHOR;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import io.majorincident.timeline.ChainHead;
import io.majorincident.timeline.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts what the author wrote before the review board. */
@Component
class SubmitPostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final PostmortemText text;
  private final ActionDates dates;
  private final Timeline timeline;
  private final Incidents incidents;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  SubmitPostmortem(
      Postmortems postmortems,
      PostmortemText text,
      ActionDates dates,
      Timeline timeline,
      Incidents incidents,
      Plan plan,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.postmortems = postmortems;
    this.text = text;
    this.dates = dates;
    this.timeline = timeline;
    this.incidents = incidents;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    postmortems.keep(incident, "in review", text.write(incident, written(execution)));
    postmortems.keepWrittenActions(incident, AgreedAction.json(execution));
    String author = COMPLETED_BY.find(execution).orElse(null);
    POSTMORTEM_AUTHOR.set(execution, author);
    events.publishEvent(new IncidentEvent.PostmortemMoved(incident, "submitted", "", author));
    tell(execution);
  }

  private void tell(DelegateExecution execution) {
    Occasion occasion =
        new Occasion(
                "submitPostmortem",
                incidents.get(IncidentNumber.of(execution)),
                execution.getActivityInstanceId(),
                endOfRecord(IncidentNumber.of(execution)))
            .toBeKept();
    List<Person> people = plan.withRole(Role.MAJOR_INCIDENT_REVIEW_BOARD);
    Haste haste = Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours());
    tasks.whenOpened(
        execution,
        "approvePostmortem",
        task -> messages.toPeople(occasion.about(task), people, haste));
  }

  /** A copy in the mailboxes of the board, by which they can tell if it was ever written anew. */
  private Map<String, Object> endOfRecord(String incident) {
    ChainHead end = timeline.head(incident);
    return Map.of("recordEntries", end.count(), "recordHash", end.head());
  }

  private Map<String, Object> written(DelegateExecution execution) {
    Map<String, Object> written = new HashMap<>();
    for (String part : List.of("summary", "rootCause", "lessons")) {
      String text = Objects.toString(execution.getVariable(part), "");
      written.put(part, Markdown.lines(text));
    }
    written.put(
        "actions",
        AgreedAction.in(execution).stream().map(action -> line(execution, action)).toList());
    return written;
  }

  private Map<String, String> line(DelegateExecution execution, AgreedAction action) {
    return Map.of(
        "what", Markdown.escape(action.what()),
        "who", action.who(),
        "due", dates.day(dates.due(execution, action)),
        "priority", action.priority());
  }
}
