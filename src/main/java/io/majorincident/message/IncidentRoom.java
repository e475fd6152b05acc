package io.majorincident.message;

import io.majorincident.channel.ChatRooms;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.RoomOrder;
import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The chat room of an incident, if a chat opens rooms for us: it is there once it has been told
 * where we meet, whoever works on the incident is invited, and its topic says how it stands. All of
 * it is handed over for delivery in the transaction in which it happens.
 */
@Component
class IncidentRoom {

  private static final String TEXT = "openRoom";

  private final ChatRooms rooms;
  private final Incidents incidents;
  private final Responders responders;
  private final Plan plan;
  private final Messages messages;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  IncidentRoom(
      ChatRooms rooms,
      Incidents incidents,
      Responders responders,
      Plan plan,
      Messages messages,
      Outbox outbox,
      ApplicationEventPublisher events) {
    this.rooms = rooms;
    this.incidents = incidents;
    this.responders = responders;
    this.plan = plan;
    this.messages = messages;
    this.outbox = outbox;
    this.events = events;
  }

  @EventListener
  void opened(IncidentEvent.ChannelsOpened event) {
    Incident incident = incidents.get(event.incident());
    if (isThere(incident)) {
      String first = text(incident).body();
      order(incident, "Open the room", "", new RoomOrder(mails(incident), "", first));
      describe(incident);
    }
  }

  @EventListener
  void joined(IncidentEvent.RoleTaken event) {
    Incident incident = incidents.get(event.incident());
    invite(incident, event.person());
    if (event.role() == Role.INCIDENT_MANAGER) {
      describe(incident);
    }
  }

  @EventListener
  void joined(IncidentEvent.PageAcknowledged event) {
    invite(incidents.get(event.incident()), event.who());
  }

  @EventListener
  void rated(IncidentEvent.SeverityRated event) {
    describe(incidents.get(event.incident()));
  }

  @EventListener
  void moved(IncidentEvent.StatusChanged event) {
    describe(incidents.get(event.incident()));
  }

  private boolean isThere(Incident incident) {
    return rooms.areOpened() && incident.chatRoom() != null;
  }

  private void invite(Incident incident, String person) {
    List<String> mails = plan.person(person).map(Person::mail).stream().toList();
    if (isThere(incident) && !mails.isEmpty()) {
      order(incident, "Invite to the room", "", RoomOrder.inviting(mails));
    }
  }

  /** Only the newest topic counts: what still waits would say what holds no longer. */
  private void describe(Incident incident) {
    if (isThere(incident)) {
      String topic = incident.number() + " room topic";
      outbox.cancel(topic);
      order(
          incident, "Set the topic of the room", topic, RoomOrder.about(text(incident).subject()));
    }
  }

  /** Whoever works on it, and the team that it belongs to. */
  private List<String> mails(Incident incident) {
    Set<Person> people = new LinkedHashSet<>(responders.of(incident));
    people.addAll(responders.behind(incident.team()));
    return people.stream().map(Person::mail).distinct().toList();
  }

  private Text text(Incident incident) {
    return messages.publicText(new Occasion(TEXT, incident, "", Map.of()));
  }

  /**
   * @param what is done by it, in words
   * @param topic what it can be cancelled by, or empty
   */
  private void order(Incident incident, String what, String topic, RoomOrder order) {
    String number = incident.number();
    String key = String.join("/", number, TEXT, UUID.randomUUID().toString());
    outbox.add(
        new Delivery(
            key, "room", incident.chatRoom(), what, order.json(), topic, number, Urgency.LOW));
    events.publishEvent(
        new IncidentEvent.MessageHandedOver(number, key, what, incident.chatRoom()));
  }
}
