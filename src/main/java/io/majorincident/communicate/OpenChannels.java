package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;

import io.majorincident.channel.ChatRooms;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.incident.Status;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Says that the incident is being fixed, who leads, and where the responders meet. */
@Component
class OpenChannels implements JavaDelegate {

  private final Incidents incidents;
  private final Roles roles;
  private final Responders responders;
  private final Messages messages;
  private final ChatRooms rooms;
  private final Settings settings;

  OpenChannels(
      Incidents incidents,
      Roles roles,
      Responders responders,
      Messages messages,
      ChatRooms rooms,
      Settings settings) {
    this.incidents = incidents;
    this.roles = roles;
    this.responders = responders;
    this.messages = messages;
    this.rooms = rooms;
    this.settings = settings;
  }

  /**
   * The rule by which an incident's channels are named; {number} stands for its number in small
   * letters.
   */
  @ConfigurationProperties("majorincident.communicate")
  record Settings(
      @DefaultValue("#{number}") String chatRoom,
      @DefaultValue("https://meet.jit.si/{number}") String callAddress) {

    String chatRoom(Incident incident) {
      return named(chatRoom, incident);
    }

    String callAddress(Incident incident) {
      return named(callAddress, incident);
    }

    private static String named(String rule, Incident incident) {
      return rule.replace("{number}", incident.number().toLowerCase());
    }
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = IncidentNumber.of(execution);
    Incident incident = incidents.get(number);
    String leader = ACKNOWLEDGED_BY.in(execution);
    roles.handOver(number, Role.INCIDENT_MANAGER, leader, leader);
    incidents.move(number, Status.FIXING);
    String room = rooms.shown(settings.chatRoom(incident));
    incidents.meet(number, room, settings.callAddress(incident));
    announce(execution, incidents.get(number));
  }

  private void announce(DelegateExecution execution, Incident incident) {
    Set<Person> people = new LinkedHashSet<>(responders.of(incident));
    people.addAll(responders.behind(incident.team()));
    people.addAll(responders.behind(Role.INCIDENT_MANAGER.id()));
    messages.toPeople(
        new Occasion("openChannels", incident, execution.getActivityInstanceId(), Map.of()),
        people,
        Haste.AT_ONCE);
  }
}
