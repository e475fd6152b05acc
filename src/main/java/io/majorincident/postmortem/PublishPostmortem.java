package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.BOARD_REMARK;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The board has approved: the text is fixed, and every action becomes a promise. */
@Component
class PublishPostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final ActionDates dates;
  private final ApplicationEventPublisher events;

  PublishPostmortem(Postmortems postmortems, ActionDates dates, ApplicationEventPublisher events) {
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
  }

  private long agree(DelegateExecution execution, String incident, AgreedAction action) {
    Instant due = dates.due(execution, action);
    String priority = action.priority().equals("priority") ? "priority" : "other";
    events.publishEvent(
        new IncidentEvent.ActionAgreed(incident, action.what(), action.who(), dates.day(due)));
    return postmortems.agree(incident, action.what(), action.who(), due, priority);
  }
}
