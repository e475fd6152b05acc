package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.BOARD_REMARK;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.POSTMORTEM_AUTHOR;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.process.IncidentNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The board has approved: the text is fixed, every action becomes a promise, and whoever took part
 * gets it to read.
 */
@Component
class PublishPostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final ActionDates dates;
  private final PostmortemReaders readers;
  private final Incidents incidents;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  PublishPostmortem(
      Postmortems postmortems,
      ActionDates dates,
      PostmortemReaders readers,
      Incidents incidents,
      Messages messages,
      ApplicationEventPublisher events) {
    this.readers = readers;
    this.incidents = incidents;
    this.messages = messages;
    this.postmortems = postmortems;
    this.dates = dates;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    postmortems.move(incident, "reviewed");
    events.publishEvent(
        new IncidentEvent.PostmortemMoved(
            incident,
            "approved",
            BOARD_REMARK.find(execution).orElse(""),
            COMPLETED_BY.find(execution).orElse(null)));
    List<Long> ids =
        AgreedAction.in(execution).stream()
            .map(action -> agree(execution, incident, action))
            .toList();
    execution.setVariable("actions", Spin.JSON(ids.toString()));
    tell(execution, incident, ids.size());
  }

  /** Whoever took part, and the board, learn from it only if they read it. */
  private void tell(DelegateExecution execution, String incident, int actions) {
    Map<String, Object> facts =
        Map.of(
            "summary",
            Objects.toString(execution.getVariable("summary"), "").strip(),
            "actions",
            actions,
            "postmortem",
            "/api/postmortems/%s.html".formatted(incident));
    messages.toPeople(
        new Occasion(
            "publishPostmortem", incidents.get(incident), execution.getActivityInstanceId(), facts),
        readers.of(incident, POSTMORTEM_AUTHOR.find(execution)),
        Haste.calm(incidents.facts(incident).quietHours()));
  }

  private long agree(DelegateExecution execution, String incident, AgreedAction action) {
    Instant due = dates.due(execution, action);
    String priority = action.priority().equals("priority") ? "priority" : "other";
    events.publishEvent(
        new IncidentEvent.ActionAgreed(incident, action.what(), action.who(), dates.day(due)));
    return postmortems.agree(incident, action.what(), action.who(), due, priority);
  }
}
