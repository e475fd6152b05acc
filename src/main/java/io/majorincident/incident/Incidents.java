package io.majorincident.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All incidents. Each change takes part in the caller's transaction and is told as an event. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Incidents {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final FactsOfTransaction known;
  private final StoredPlans plans;
  private final FactChanges changes;

  Incidents(
      JdbcClient jdbc,
      Clock clock,
      ApplicationEventPublisher events,
      FactsOfTransaction known,
      StoredPlans plans,
      FactChanges changes) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
    this.known = known;
    this.plans = plans;
    this.changes = changes;
  }

  /** Opens a new incident that nobody declared, as {@link #open(Report, String)} does. */
  public Incident open(Report report) {
    return open(report, null);
  }

  /**
   * Opens a new incident with the next number; it is detected now and its status is new.
   *
   * @param by who declared it, or null if nobody did
   */
  public Incident open(Report report, String by) {
    String number = nextNumber();
    jdbc.sql(
            """
            insert into incident (number, title, description, service, team, importance, reporter,
              reporter_kind, severity, status, started_at, detected_at, alert_group, opened_by)
            values (:number, :title, :description, :service, :team, :importance, :reporter,
              :reporterKind, :severity, 'new', :startedAt, :detectedAt, :alertGroup, :by)
            """)
        .param("number", number)
        .param("title", report.title())
        .param("description", report.description())
        .param("service", report.service())
        .param("team", report.team())
        .param("importance", report.importance().id())
        .param("reporter", report.reporter())
        .param("reporterKind", report.reporterKind().id())
        .param("severity", report.severity().level())
        .param("startedAt", Timestamp.from(report.startedAt()))
        .param("detectedAt", Timestamp.from(clock.instant()))
        .param("alertGroup", report.alertGroup())
        .param("by", by, Types.VARCHAR)
        .update();
    Incident incident = get(number);
    known.forget(number);
    events.publishEvent(new IncidentEvent.Opened(incident, by));
    return incident;
  }

  /**
   * @throws NoSuchIncident if there is none with this number
   */
  public Incident get(String number) {
    return find(number).orElseThrow(() -> new NoSuchIncident(number));
  }

  /** The incident with this number, or empty. */
  public Optional<Incident> find(String number) {
    return jdbc.sql("select * from incident where number = :number")
        .param("number", number)
        .query(Incidents::incident)
        .optional();
  }

  /**
   * What holds for it now. Read once in a transaction, and again after it has changed in it.
   *
   * @throws NoSuchIncident if there is none with this number
   */
  public IncidentFacts facts(String number) {
    return findFacts(number).orElseThrow(() -> new NoSuchIncident(number));
  }

  /** As {@link #facts}, or empty if there is no incident with this number. */
  public Optional<IncidentFacts> findFacts(String number) {
    return known.of(number, () -> readFacts(number));
  }

  private Optional<IncidentFacts> readFacts(String number) {
    return jdbc.sql(
            """
            select severity, coalesce(major, severity < 3) as major, priority, urgency, title, service, team, importance,
              security_suspected,
              (select person from incident_role
                where incident = number and role = 'incidentManager' and until is null
                order by coalesce(place, id) limit 1) as incident_manager,
              coalesce(
                (select jsonb_object_agg(plan, cells) from incident_plan where incident = number),
                '{}') as plans
            from incident where number = :number
            """)
        .param("number", number)
        .query(this::factsIn)
        .optional();
  }

  /** The numbers of those that get an immediate response and are not closed yet. */
  public List<String> openMajors() {
    return jdbc.sql(
            "select number from incident where closed_at is null and coalesce(major, severity < 3)")
        .query(String.class)
        .list();
  }

  /** Those of these incidents that exist, by number. */
  public List<Incident> all(Collection<String> numbers) {
    return jdbc.sql("select * from incident where number = any(:numbers) order by number")
        .param("numbers", numbers.toArray(String[]::new))
        .query(Incidents::incident)
        .list();
  }

  /**
   * Makes everybody else who takes one of these incidents wait until the transaction ends. What
   * only refers to them, such as an entry of the timeline, does not wait.
   */
  public void take(Collection<String> numbers) {
    jdbc.sql(
            """
            select number from incident where number = any(:numbers)
            order by number for no key update
            """)
        .param("numbers", numbers.toArray(String[]::new))
        .query(String.class)
        .list();
    // whoever had one of them until now may have changed it
    numbers.forEach(known::forget);
  }

  /**
   * Opens a new incident because what an earlier one was about is broken again. The earlier one
   * lets go of the alerts, and each names the other.
   */
  public Incident openAfter(Incident earlier, Report report) {
    return openAfter(earlier, report, null);
  }

  /**
   * As {@link #openAfter(Incident, Report)}.
   *
   * @param by who reports it, or null if nobody does
   */
  public Incident openAfter(Incident earlier, Report report, String by) {
    jdbc.sql(
            "update incident set takes_alerts = false where number = :number and alert_group = :group")
        .param("number", earlier.number())
        .param("group", report.alertGroup())
        .update();
    Incident incident = open(report, by);
    jdbc.sql("update incident set follows = :earlier where number = :number")
        .param("earlier", earlier.number())
        .param("number", incident.number())
        .update();
    events.publishEvent(new IncidentEvent.BrokenAgain(earlier.number(), incident.number()));
    events.publishEvent(new IncidentEvent.OpenedAfter(incident.number(), earlier.number()));
    return incident;
  }

  /**
   * The number of the incident that was about the same and is broken again by this one, or empty.
   */
  public Optional<String> before(String number) {
    return jdbc.sql("select follows from incident where number = :number and follows is not null")
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** The numbers of those that were opened because this one is broken again, the newest first. */
  public List<String> after(String number) {
    return jdbc.sql(
            "select number from incident where follows = :number order by detected_at desc, number desc")
        .param("number", number)
        .query(String.class)
        .list();
  }

  /** The running incident that alerts with this group key belong to, or empty. */
  public Optional<Incident> runningWith(String alertGroup) {
    return jdbc.sql(
            """
            select * from incident
            where alert_group = :group and alert_group <> '' and takes_alerts
              and status not in ('closed', 'falseAlarm', 'duplicate')
            """)
        .param("group", alertGroup)
        .query(Incidents::incident)
        .optional();
  }

  /** The last incident that alerts with this group key have opened, or empty. */
  public Optional<Incident> lastWith(String alertGroup) {
    return jdbc.sql(
            """
            select * from incident where alert_group = :group and alert_group <> ''
            order by detected_at desc, number desc limit 1
            """)
        .param("group", alertGroup)
        .query(Incidents::incident)
        .optional();
  }

  /**
   * The running incident as whose duplicate this one has ended, over any number of duplicates; or
   * empty if that one has ended too.
   */
  public Optional<Incident> runningInsteadOf(String duplicate) {
    return jdbc.sql(
            """
            with recursive same as (
              select number, duplicate_of from incident where number = :duplicate
              union
              select other.number, other.duplicate_of
              from same join incident other on other.number = same.duplicate_of)
            select incident.* from same join incident using (number)
            where status not in ('closed', 'falseAlarm', 'duplicate')
            """)
        .param("duplicate", duplicate)
        .query(Incidents::incident)
        .optional();
  }

  /**
   * Says how bad it is, which comes first, and by what plans people respond to it.
   *
   * @param by on whose word, or null if nobody's
   */
  public void rate(String number, Rating rating, String by) {
    IncidentFacts before = readFacts(number).orElseThrow(() -> new NoSuchIncident(number));
    jdbc.sql(
            """
            update incident set severity = :severity, major = :major, priority = :priority,
              urgency = :urgency
            where number = :number
            """)
        .param("severity", rating.severity().level())
        .param("major", rating.major())
        .param("priority", rating.priority().name())
        .param("urgency", rating.urgency())
        .param("number", number)
        .update();
    changes.note(number, before.rated(), rating.facts(), by, "severity");
    rating.plans().forEach((plan, decided) -> plans.put(number, plan, decided, by));
    known.forget(number);
    events.publishEvent(
        new IncidentEvent.SeverityRated(
            number,
            before.severity(),
            before.priority(),
            rating.severity(),
            rating.priority(),
            by));
  }

  /**
   * Says whether security is a concern.
   *
   * @param by on whose word, or null if nobody's
   * @return false if that held already
   */
  public boolean suspectSecurity(String number, boolean suspected, String by) {
    boolean before =
        readFacts(number).orElseThrow(() -> new NoSuchIncident(number)).securitySuspected();
    if (before == suspected) {
      return false;
    }
    jdbc.sql("update incident set security_suspected = :suspected where number = :number")
        .param("suspected", suspected)
        .param("number", number)
        .update();
    String fact = "securitySuspected";
    changes.note(number, Map.of(fact, before), Map.of(fact, suspected), by, null);
    known.forget(number);
    events.publishEvent(new IncidentEvent.SecurityConcernChanged(number, suspected, by));
    return true;
  }

  /** Moves the incident to another status and notes the moment where the status has one. */
  public void move(String number, Status status) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update incident set status = :status,
              relapsed_at = case when :status = 'fixing' and resolved_at is not null then :now
                                 else relapsed_at end,
              resolved_at = case when :status = 'resolved' then :now
                                 when :status = 'fixing' then null else resolved_at end,
              closed_at = case when :ended then :now else closed_at end
            where number = :number
            """)
        .param("status", status.id())
        .param("ended", status.ended())
        .param("now", Timestamp.from(now))
        .param("number", number)
        .update();
    events.publishEvent(new IncidentEvent.StatusChanged(number, status));
  }

  /** Since when it is broken again after it was resolved; empty if it never was. */
  public Optional<Instant> relapsedAt(String number) {
    return jdbc.sql(
            "select relapsed_at from incident where number = :number and relapsed_at is not null")
        .param("number", number)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Corrects when the business impact ended, as the person who confirms it says. */
  public void resolvedAt(String number, Instant moment) {
    jdbc.sql("update incident set resolved_at = :moment where number = :number")
        .param("moment", Timestamp.from(moment))
        .param("number", number)
        .update();
  }

  /** Corrects when the trouble began, as the assessment found out. */
  public void startedAt(String number, Instant moment) {
    jdbc.sql("update incident set started_at = :moment where number = :number")
        .param("moment", Timestamp.from(moment))
        .param("number", number)
        .update();
  }

  /** Notes where the responders meet. */
  public void meet(String number, String chatRoom, String callAddress) {
    jdbc.sql("update incident set chat_room = :room, call_address = :call where number = :number")
        .param("room", chatRoom)
        .param("call", callAddress)
        .param("number", number)
        .update();
    events.publishEvent(new IncidentEvent.ChannelsOpened(number, chatRoom, callAddress));
  }

  /** Ends the incident as a duplicate of another one. */
  public void duplicate(String number, String other) {
    jdbc.sql("update incident set duplicate_of = :other where number = :number")
        .param("other", get(other).number())
        .param("number", number)
        .update();
    move(number, Status.DUPLICATE);
  }

  private String nextNumber() {
    long next = jdbc.sql("select nextval('incident_number')").query(Long.class).single();
    return "MI-%d-%04d".formatted(clock.instant().atZone(ZoneOffset.UTC).getYear(), next);
  }

  private static Incident incident(ResultSet row, int index) throws SQLException {
    return new Incident(
        row.getString("number"),
        row.getString("title"),
        row.getString("description"),
        row.getString("service"),
        row.getString("team"),
        Importance.find(row.getString("importance")).orElseThrow(),
        row.getString("reporter"),
        ReporterKind.of(row.getString("reporter_kind")),
        Severity.of(row.getInt("severity")),
        row.getString("priority") == null ? null : Priority.valueOf(row.getString("priority")),
        Status.of(row.getString("status")),
        moment(row, "started_at"),
        moment(row, "detected_at"),
        moment(row, "resolved_at"),
        moment(row, "closed_at"),
        row.getString("chat_room"),
        row.getString("call_address"),
        row.getString("duplicate_of"),
        row.getString("alert_group"));
  }

  private IncidentFacts factsIn(ResultSet row, int index) throws SQLException {
    return new IncidentFacts(
        Severity.of(row.getInt("severity")),
        row.getBoolean("major"),
        row.getString("priority") == null ? null : Priority.valueOf(row.getString("priority")),
        row.getObject("urgency", Integer.class),
        row.getString("title"),
        row.getString("service"),
        row.getString("team"),
        Importance.find(row.getString("importance")).orElseThrow(),
        row.getBoolean("security_suspected"),
        row.getString("incident_manager"),
        plans.read(row.getString("plans")));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
