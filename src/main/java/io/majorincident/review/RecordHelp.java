package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;
import static io.majorincident.process.IncidentVariables.ASKED_BY;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.NEEDED_FOR;
import static io.majorincident.process.IncidentVariables.RESULT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what an expert answered, and tells it to whoever asked and to whoever leads. */
@Component
class RecordHelp implements JavaDelegate {

  private final Incidents incidents;
  private final HelpRequests requests;
  private final Helpers helpers;
  private final Plan plan;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  RecordHelp(
      Incidents incidents,
      HelpRequests requests,
      Helpers helpers,
      Plan plan,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.requests = requests;
    this.helpers = helpers;
    this.plan = plan;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    // the task may have gone to another person meanwhile
    String helper = COMPLETED_BY.find(execution).orElseGet(() -> ACKNOWLEDGED_BY.in(execution));
    String answer = RESULT.in(execution);
    requests.answer(execution.getProcessInstanceId(), helper, answer);
    events.publishEvent(
        new IncidentEvent.HelpGiven(incident, NEEDED_FOR.in(execution), answer, helper));
    tell(execution, incidents.get(incident), helper, answer);
  }

  private void tell(DelegateExecution execution, Incident incident, String helper, String answer) {
    Map<String, Object> facts =
        Map.of(
            "helper",
            helpers.name(helper),
            "neededFor",
            new Label(NEEDED_FOR.in(execution)),
            "answer",
            answer);
    messages.toPeople(
        new Occasion("recordHelp", incident, execution.getActivityInstanceId(), facts),
        concerned(execution, incident, helper),
        Haste.calm(incidents.facts(incident.number()).quietHours()));
  }

  private Set<Person> concerned(DelegateExecution execution, Incident incident, String helper) {
    Set<Person> concerned = new LinkedHashSet<>(responders.leaders(incident));
    ASKED_BY.find(execution).flatMap(plan::person).ifPresent(concerned::add);
    concerned.removeIf(person -> person.id().equals(helper));
    return concerned;
  }
}
