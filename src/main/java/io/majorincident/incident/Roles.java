package io.majorincident.incident;

import java.sql.Timestamp;
import java.time.Clock;
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

  Roles(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /** Gives the role to the person from now on; whoever held it before is relieved. */
  public void handOver(String incident, Role role, String person) {
    Optional<String> before = holder(incident, role);
    if (before.filter(person::equals).isPresent()) {
      return;
    }
    end(incident, role);
    add(incident, role, person);
    events.publishEvent(new IncidentEvent.RoleTaken(incident, role, person, before.orElse(null)));
  }

  /** Gives the role to one more person, beside those who hold it. */
  public void join(String incident, Role role, String person) {
    if (holders(incident, role).contains(person)) {
      return;
    }
    add(incident, role, person);
    events.publishEvent(new IncidentEvent.RoleTaken(incident, role, person, null));
  }

  /** Who has held the role longest of those who hold it now, or empty. */
  public Optional<String> holder(String incident, Role role) {
    return holders(incident, role).stream().findFirst();
  }

  /** Everybody who holds a role now: role to person ids, in the order in which they came. */
  public Map<Role, List<String>> now(String incident) {
    Map<Role, List<String>> held = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      List<String> people = holders(incident, role);
      if (!people.isEmpty()) {
        held.put(role, people);
      }
    }
    return held;
  }

  private List<String> holders(String incident, Role role) {
    return jdbc.sql(
            """
            select person from incident_role
            where incident = :incident and role = :role and until is null order by since, id
            """)
        .param("incident", incident)
        .param("role", role.id())
        .query(String.class)
        .list();
  }

  private void add(String incident, Role role, String person) {
    jdbc.sql(
            "insert into incident_role (incident, role, person, since) values (:incident, :role, :person, :now)")
        .param("incident", incident)
        .param("role", role.id())
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private void end(String incident, Role role) {
    jdbc.sql(
            "update incident_role set until = :now where incident = :incident and role = :role and until is null")
        .param("now", Timestamp.from(clock.instant()))
        .param("incident", incident)
        .param("role", role.id())
        .update();
  }
}
