package io.majorincident.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role in an incident, now and before. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Roles {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final FactsOfTransaction known;
  private final FactChanges changes;

  Roles(
      JdbcClient jdbc,
      Clock clock,
      ApplicationEventPublisher events,
      FactsOfTransaction known,
      FactChanges changes) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
    this.known = known;
    this.changes = changes;
  }

  /**
   * Gives the role to the person from now on, in the place of one of those who hold it: of whoever
   * hands it over, if they hold it themselves, otherwise of the one who comes first. The others
   * keep it.
   *
   * @param by who hands it over; the person, if they take it themselves; empty if nobody does
   * @return who is relieved; empty if nobody held it, or if the person did in that place already
   */
  public Optional<String> handOver(String incident, Role role, String by, String person) {
    List<Holder> holders = holders(incident, role);
    Optional<Holder> already = find(holders, person);
    Optional<Holder> relieved = relieved(holders, by, person);
    relieved.ifPresent(this::end);
    already.ifPresentOrElse(
        holder -> relieved.ifPresent(before -> moveUp(holder, before.place())),
        () -> add(incident, role, person, relieved.map(Holder::place)));
    known.forget(incident);
    note(incident, role, holders, by.isEmpty() ? null : by);
    Optional<String> before = relieved.map(Holder::person);
    if (already.isEmpty() || relieved.isPresent()) {
      events.publishEvent(
          new IncidentEvent.RoleTaken(
              incident, role, person, before.orElse(null), by.isEmpty() ? null : by));
    }
    return before;
  }

  /**
   * Gives the role to one more person, beside those who hold it.
   *
   * @param by who gives it, or null if nobody does
   */
  public void join(String incident, Role role, String person, String by) {
    List<Holder> holders = holders(incident, role);
    if (find(holders, person).isPresent()) {
      return;
    }
    add(incident, role, person, Optional.empty());
    known.forget(incident);
    note(incident, role, holders, by);
    events.publishEvent(new IncidentEvent.RoleTaken(incident, role, person, null, by));
  }

  /**
   * Who comes first of those who hold the role now: who has held it longest, or took over from whom
   * came first. Empty if nobody holds it.
   */
  public Optional<String> holder(String incident, Role role) {
    return holders(incident, role).stream().map(Holder::person).findFirst();
  }

  /** Everybody who holds a role now: role to person ids, who comes first at the beginning. */
  public Map<Role, List<String>> now(String incident) {
    Map<Role, List<String>> held = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      List<String> people = holders(incident, role).stream().map(Holder::person).toList();
      if (!people.isEmpty()) {
        held.put(role, people);
      }
    }
    return held;
  }

  /** Ids of those who hold a role in another incident that is more severe and needs people. */
  public List<String> busyWithMoreSevere(String incident, Severity severity) {
    return jdbc.sql(
            """
            select distinct person from incident_role join incident on number = incident
            where until is null and number <> :incident and severity < :severity
              and status in ('new', 'fixing')
            """)
        .param("incident", incident)
        .param("severity", severity.level())
        .query(String.class)
        .list();
  }

  /**
   * That somebody held a role.
   *
   * @param role its id
   * @param until null while they hold it
   */
  public record Held(String role, String person, Instant since, Instant until) {}

  /** Who held which role then and now, the oldest first. */
  public List<Held> ever(String incident) {
    return jdbc.sql(
            """
            select role, person, since, until from incident_role
            where incident = :incident order by id
            """)
        .param("incident", incident)
        .query(Roles::held)
        .list();
  }

  private static Held held(ResultSet row, int index) throws SQLException {
    Timestamp until = row.getTimestamp("until");
    return new Held(
        row.getString("role"),
        row.getString("person"),
        row.getTimestamp("since").toInstant(),
        until == null ? null : until.toInstant());
  }

  /** Who leads is a fact of the incident. */
  private void note(String incident, Role role, List<Holder> before, String by) {
    if (role == Role.INCIDENT_MANAGER) {
      changes.note(incident, lead(before), lead(holders(incident, role)), by, null);
    }
  }

  private static Map<String, String> lead(List<Holder> holders) {
    return holders.isEmpty() ? Map.of() : Map.of("incidentManager", holders.get(0).person());
  }

  private static Optional<Holder> find(List<Holder> holders, String person) {
    return holders.stream().filter(holder -> holder.person().equals(person)).findFirst();
  }

  /** Nobody relieves themselves: then it is the first, unless that is the person too. */
  private static Optional<Holder> relieved(List<Holder> holders, String by, String person) {
    return find(holders, by)
        .filter(holder -> !by.equals(person))
        .or(() -> holders.stream().findFirst())
        .filter(holder -> !holder.person().equals(person));
  }

  private List<Holder> holders(String incident, Role role) {
    return jdbc.sql(
            """
            select id, person, coalesce(place, id) as place from incident_role
            where incident = :incident and role = :role and until is null
            order by coalesce(place, id)
            """)
        .param("incident", incident)
        .param("role", role.id())
        .query(
            (row, index) ->
                new Holder(row.getLong("id"), row.getString("person"), row.getLong("place")))
        .list();
  }

  private void add(String incident, Role role, String person, Optional<Long> place) {
    jdbc.sql(
            """
            insert into incident_role (incident, role, person, since, place)
            values (:incident, :role, :person, :now, :place)
            """)
        .param("incident", incident)
        .param("role", role.id())
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .param("place", place.orElse(null), Types.BIGINT)
        .update();
  }

  private void moveUp(Holder holder, long place) {
    jdbc.sql("update incident_role set place = :place where id = :id")
        .param("place", Math.min(place, holder.place()))
        .param("id", holder.id())
        .update();
  }

  private void end(Holder holder) {
    jdbc.sql("update incident_role set until = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", holder.id())
        .update();
  }

  private record Holder(long id, String person, long place) {}
}
