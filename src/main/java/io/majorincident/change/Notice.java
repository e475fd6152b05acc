package io.majorincident.change;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.PageHistory;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells whoever has the incident in hand that something changed. */
@Component
class Notice {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;
  private final PageHistory pages;
  private final Plan plan;

  Notice(
      Incidents incidents, Responders responders, Messages messages, PageHistory pages, Plan plan) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
    this.pages = pages;
    this.plan = plan;
  }

  /**
   * Also to whoever was called for it by a page: they were woken, or are about to begin. Where it
   * is major, at once.
   *
   * @param text the name of the text
   */
  void toEverybodyCalled(DelegateExecution execution, String text, Map<String, Object> facts) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    boolean urgent = incidents.facts(incident.number()).major();
    messages.toPeople(
        new Occasion(text, incident, execution.getActivityInstanceId(), facts),
        called(incident),
        urgent ? Haste.AT_ONCE : calm(incident));
  }

  private Collection<Person> called(Incident incident) {
    List<Person> paged =
        pages.everCalled(incident.number()).stream()
            .flatMap(id -> plan.person(id).stream())
            .toList();
    boolean led = incidents.facts(incident.number()).incidentManager() != null;
    Set<Person> people = new LinkedHashSet<>(paged);
    if (led || paged.isEmpty()) {
      people.addAll(responders.inCharge(incident));
    }
    return people;
  }

  private Haste calm(Incident incident) {
    return Haste.calm(incidents.facts(incident.number()).quietHours());
  }

  /**
   * @param text the name of the text
   */
  void toThoseInCharge(DelegateExecution execution, String text, Map<String, Object> facts) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    messages.toPeople(
        new Occasion(text, incident, execution.getActivityInstanceId(), facts),
        responders.inCharge(incident),
        calm(incident));
  }
}
