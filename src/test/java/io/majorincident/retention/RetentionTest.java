package io.majorincident.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.database.LongStatements;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept goes when its time is over, and in no other way. */
class RetentionTest {

  private static final Instant NOW = Instant.now();

  /** As the README tells operators of their own PostgreSQL to do it. */
  private static final String SEPARATE_OWNER =
      """
      create role majorincident_owner login;
      create role majorincident login;
      grant create, usage on schema public to majorincident_owner, majorincident;
      alter default privileges for role majorincident_owner in schema public
        grant select, insert, update, delete on tables to majorincident;
      alter default privileges for role majorincident_owner in schema public
        grant usage on sequences to majorincident;
      """;

  private static EmbeddedPostgres server;
  private static JdbcClient superuser;

  private final DataSource application = as("majorincident");
  private final JdbcClient jdbc = JdbcClient.create(application);
  private final TransactionTemplate transaction = transactions(application);

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    superuser = JdbcClient.create(server.getPostgresDatabase());
    superuser.sql(SEPARATE_OWNER).update();
    Flyway.configure().dataSource(as("majorincident_owner")).load().migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void nothingIsThere() {
    pastTheTriggers(
        """
        truncate incident, timeline_entry, timeline_head, removed_incident, retention, delivery cascade;
        insert into retention (incidents, set_at) values ('7 years', now() - interval '20 years');
        """);
  }

  @Test
  void anIncidentGoesAsAWholeAndLeavesANote() {
    incident("MI-2018-0001", Period.ofYears(8));
    incident("MI-2026-0002", Period.ofDays(1));
    String head = head("MI-2018-0001");

    assertThat(removed(NOW)).isEqualTo(1);

    assertThat(rowsOf("MI-2018-0001"))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    assertThat(rowsOf("MI-2026-0002"))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotZero());
    assertThat(jdbc.sql("select * from removed_incident").query().singleRow())
        .containsEntry("number", "MI-2018-0001")
        .containsEntry("entries", 3L)
        .containsEntry("hash", head);
    assertThat(removed(NOW)).isZero();
  }

  @Test
  void aClockThatRunsAheadRemovesNothing() {
    incident("MI-2026-0001", Period.ofDays(1));
    assertThat(removed(NOW.plus(Duration.ofDays(365 * 8)))).isZero();
    assertThat(rowsOf("MI-2026-0001")).doesNotContainValue(0L);
  }

  @Test
  void anIncidentThatHasNotEndedStays() {
    incident("MI-2018-0001", Period.ofYears(8));
    superuser.sql("update incident set closed_at = null").update();
    assertThat(removed(NOW)).isZero();
  }

  @Test
  void anIncidentStaysForAsLongAsADuplicateNamesIt() {
    incident("MI-2018-0001", Period.ofYears(8));
    incident("MI-2020-0001", Period.ofYears(6));
    superuser
        .sql("update incident set duplicate_of = 'MI-2018-0001' where number = 'MI-2020-0001'")
        .update();
    assertThat(removed(NOW)).isZero();
    superuser.sql("update incident set duplicate_of = null").update();
    assertThat(removed(NOW)).isEqualTo(1);
  }

  @Test
  void theApplicationRemovesNothingYoungHoweverItTries() {
    incident("MI-2026-0001", Period.ofDays(1));
    jdbc.sql("update incident set closed_at = '1990-01-01'").update();
    jdbc.sql("insert into retention (incidents, set_at) values ('1 day', '1990-01-01')").update();
    for (String attempt :
        List.of(
            "delete from timeline_entry",
            "delete from timeline_entry where sequence = 3",
            "update timeline_entry set text = 'x'",
            "truncate timeline_entry",
            "delete from timeline_head",
            "update timeline_head set written_at = '1990-01-01'",
            "update timeline_head set count = 2",
            "delete from incident",
            "update retention set incidents = '1 day'",
            "delete from retention",
            "truncate retention",
            "insert into removed_incident values ('MI-2026-0001', now(), 1, '', now())",
            "alter table timeline_entry disable trigger all",
            "drop trigger timeline_is_kept on timeline_entry",
            "alter table timeline_entry rename to elsewhere",
            "set session_replication_role = replica",
            "drop table timeline_entry cascade",
            "create or replace function timeline_is_kept() returns trigger language plpgsql as 'begin return old; end'",
            "create or replace function incident_is_expired(number text) returns boolean language sql as 'select true'",
            "set role majorincident_owner")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .as(attempt)
          .rootCause()
          .hasMessageMatching(
              "(?s).*(never changed|moves with|must be owner|permission denied|violates foreign key|written by the removal).*");
    }
    assertThat(rowsOf("MI-2026-0001")).doesNotContainValue(0L);
  }

  /**
   * A guard that was lured away: by tables and functions of the same name, by a trigger of one's
   * own.
   */
  @Test
  void theApplicationDoesNotLureTheGuardsAway() {
    incident("MI-2026-0001", Period.ofDays(1));
    String lure =
        """
        create schema if not exists lure;
        create or replace function lure.incident_is_expired(number text) returns boolean language sql as 'select true';
        set local search_path = lure, public;
        """;
    String own =
        """
        create temp table own (x int);
        create function pg_temp.own() returns trigger language plpgsql as
          'begin update public.timeline_head set count = 2; return new; end';
        create trigger own before insert on own for each row execute function pg_temp.own();
        """;
    superuser.sql("grant create on database postgres to majorincident").update();
    assertRefused(lure, "delete from timeline_entry");
    assertRefused(lure, "delete from timeline_head");
    assertRefused(own, "insert into own values (1)");
  }

  private void assertRefused(String preparation, String attempt) {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      jdbc.sql(preparation).update();
                      jdbc.sql(attempt).update();
                    }))
        .as(attempt)
        .rootCause()
        .hasMessageMatching("(?s).*(never changed|moves with).*");
  }

  @Test
  void ofAnExpiredIncidentNoEntryGoesAlone() {
    incident("MI-2018-0001", Period.ofYears(8));
    for (String part : List.of("timeline_entry where sequence = 3", "timeline_entry")) {
      assertThatThrownBy(() -> jdbc.sql("delete from " + part).update())
          .hasMessageContaining("all together or not at all");
    }
    assertThatThrownBy(() -> jdbc.sql("delete from timeline_head").update())
        .hasMessageContaining("with its entries alone");
    assertThat(rowsOf("MI-2018-0001")).containsEntry("timeline_entry", 3L);
  }

  @Test
  void aTimelineThatWasRemovedDoesNotBeginAnew() {
    incident("MI-2018-0001", Period.ofYears(8));
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("delete from timeline_entry").update();
          jdbc.sql("delete from timeline_head").update();
        });
    assertThatThrownBy(() -> entry("MI-2018-0001")).hasMessageContaining("does not begin anew");
    for (String attempt :
        List.of(
            "delete from removed_incident",
            "update removed_incident set entries = 0",
            "truncate removed_incident")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .rootCause()
          .hasMessageMatching("(?s).*(never changed|permission denied).*");
    }
  }

  @Test
  void aShorterTimeHoldsAfterThirtyDays() {
    incident("MI-2024-0001", Period.ofYears(2));
    new Promise(jdbc, settings(Period.ofYears(1))).afterPropertiesSet();
    new Promise(jdbc, settings(Period.ofYears(1))).afterPropertiesSet();
    assertThat(jdbc.sql("select count(*) from retention").query(Long.class).single()).isEqualTo(2);
    assertThat(removed(NOW, Period.ofYears(1))).as("too early").isZero();

    pastTheTriggers(
        "update retention set set_at = now() - interval '31 days' where incidents = '1 year'");
    assertThat(removed(NOW, Period.ofYears(1))).isEqualTo(1);
  }

  @Test
  void aLongerTimeHoldsAtOnce() {
    incident("MI-2018-0001", Period.ofYears(8));
    new Promise(jdbc, settings(Period.ofYears(10))).afterPropertiesSet();
    assertThat(removed(NOW)).as("an older setting of another node removes nothing").isZero();
  }

  @Test
  void theTextOfAMessageGoesAfterAYearButNotTheFactThatItWasSent() {
    incident("MI-2024-0001", Period.ofYears(2));
    incident("MI-2026-0001", Period.ofDays(300));
    String facts =
        "select to_jsonb(d) - 'subject' - 'body' - 'text_removed_at' from delivery d order by id";
    List<String> before = jdbc.sql(facts).query(String.class).list();

    assertThat(texts().removeSome()).isEqualTo(1);

    assertThat(
            jdbc.sql("select subject || body from delivery order by id").query(String.class).list())
        .containsExactly("", "SubjectBody");
    assertThat(jdbc.sql(facts).query(String.class).list()).isEqualTo(before);
    assertThat(texts().removeSome()).isZero();
  }

  @Test
  void itIsCleanedUpWhileItsWindowIsOpenAndOnOneNodeAtATime() {
    incident("MI-2018-0001", Period.ofYears(8));
    cleanUpAt(LocalTime.of(0, 59));
    cleanUpAt(LocalTime.of(5, 0));
    assertThat(rowsOf("MI-2018-0001")).containsEntry("incident", 1L);
    DataSource other = as("majorincident");
    transactions(other)
        .executeWithoutResult(
            status ->
                new OneNode(JdbcClient.create(other), new LongStatements(other))
                    .alone(
                        () -> {
                          cleanUpAt(LocalTime.of(1, 0));
                          return 1;
                        }));
    assertThat(rowsOf("MI-2018-0001")).as("another node is at it").containsEntry("incident", 1L);

    cleanUpAt(LocalTime.of(1, 0));
    assertThat(rowsOf("MI-2018-0001")).containsEntry("incident", 0L);
  }

  private void cleanUpAt(LocalTime time) {
    Instant then = NOW.atZone(ZoneId.systemDefault()).with(time).toInstant();
    Clock clock = Clock.fixed(then, ZoneOffset.UTC);
    RetentionSettings settings = settings(Period.ofYears(7));
    OneNode node = new OneNode(jdbc, new LongStatements(application));
    transaction.executeWithoutResult(
        status ->
            new CleanUp(
                    new ExpiredIncidents(jdbc, clock, settings),
                    new OldTexts(jdbc, clock, settings),
                    node,
                    settings,
                    clock)
                .run());
  }

  @Test
  void aWindowMaySpanMidnight() {
    RetentionSettings night =
        new RetentionSettings(
            Period.ofYears(7), Period.ofYears(1), LocalTime.of(23, 0), LocalTime.of(4, 0), 1, true);
    assertThat(List.of(23, 0, 3)).allMatch(hour -> night.windowIsOpen(LocalTime.of(hour, 0)));
    assertThat(List.of(4, 12, 22)).noneMatch(hour -> night.windowIsOpen(LocalTime.of(hour, 59)));
  }

  @Test
  void noTimeAtAllIsRefused() {
    for (Period none : List.of(Period.ZERO, Period.ofDays(-1))) {
      assertThatThrownBy(() -> settings(none))
          .hasMessageContaining("majorincident.retention.incidents");
    }
  }

  @Test
  void everyTableThatRefersToAnIncidentIsRemovedWithIt() {
    List<String> referring =
        superuser
            .sql(
                """
                with recursive referring as (
                  select conrelid, 'incident'::regclass::oid root from pg_constraint
                  where contype = 'f' and confrelid = 'incident'::regclass
                  union
                  select c.conrelid, root from pg_constraint c join referring r on c.confrelid = r.conrelid
                  where c.contype = 'f')
                select distinct conrelid::regclass::text from referring
                """)
            .query(String.class)
            .list();
    assertThat(ExpiredIncidents.REMOVALS)
        .extracting(removal -> removal.split(" ")[0])
        .containsAll(referring)
        .contains("delivery", "delivery_attempt");
  }

  private int removed(Instant now) {
    return removed(now, Period.ofYears(7));
  }

  private int removed(Instant now, Period kept) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    ExpiredIncidents expired = new ExpiredIncidents(jdbc, clock, settings(kept));
    return Objects.requireNonNull(transaction.execute(status -> expired.removeSome()));
  }

  private OldTexts texts() {
    return new OldTexts(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), settings(Period.ofYears(7)));
  }

  private static RetentionSettings settings(Period incidents) {
    return new RetentionSettings(
        incidents, Period.ofYears(1), LocalTime.of(1, 0), LocalTime.of(5, 0), 20, true);
  }

  private Map<String, Long> rowsOf(String number) {
    Map<String, Long> rows = new TreeMap<>();
    for (String removal : ExpiredIncidents.REMOVALS) {
      rows.put(
          removal.split(" ")[0],
          jdbc.sql("select count(*) from " + removal)
              .param("gone", List.of(number))
              .query(Long.class)
              .single());
    }
    return rows;
  }

  private String head(String number) {
    return jdbc.sql("select hash from timeline_head where incident = ?")
        .param(number)
        .query(String.class)
        .single();
  }

  /** An incident with something in every table, closed so long ago by either clock. */
  private void incident(String number, Period ago) {
    Map<String, Object> facts = Map.of("number", number, "ago", ago.toString());
    for (String row : ROWS.split(";\\s*")) {
      jdbc.sql(row).params(facts).update();
    }
    for (int i = 0; i < 3; i++) {
      entry(number);
    }
    pastTheTriggers(
        "update timeline_head set written_at = now() - interval '%s' where incident = '%s'"
            .formatted(ago, number));
  }

  private void entry(String number) {
    jdbc.sql(
            "insert into timeline_entry (incident, happened_at, kind, who, text) values (?, now(), 'Opened', 'ben', 'x')")
        .param(number)
        .update();
  }

  private static final String ROWS =
      """
      insert into incident (number, title, description, service, team, importance, reporter, reporter_kind,
          severity, status, started_at, detected_at, closed_at)
        values (:number, 'x', 'x', 's', 't', 'important', 'ben', 'staff', 1, 'closed', now(), now(),
          now() - cast(:ago as interval));
      insert into alert values (:number, 'f', 'firing', 'x', now(), null, now());
      insert into incident_role (incident, role, person, since) values (:number, 'incidentManager', 'ben', now());
      insert into incident_plan_before (incident, plan, cells, decided_at) values (:number, 'x', '{}', now());
      insert into incident_fact_change (incident, at, who, before, after) values (:number, now(), 'x', '{}', '{}');
      insert into page (id, incident, reason, first_page, opened_at) values (:number || '-1', :number, 'x', 'x', now());
      insert into page_invitation values ('secret of ' || :number, :number || '-1', 'ben');
      insert into status_post (incident, posted_at, status, text) values (:number, now(), 'resolved', 'x');
      insert into help_request (id, incident, whom, needed_for, asked_at) values ('of ' || :number, :number, 'x', 'x', now());
      insert into review_notes values (:number, '[]');
      insert into follow_up_action (incident, what, owner, due_at, priority) values (:number, 'x', 'ben', now(), 'other');
      insert into postmortem values (:number, 'closed', 'x', now());
      insert into incident_plan (incident, plan, cells, decided_at) values (:number, 'responsePlan', '{}', now());
      insert into delivery (key, channel, recipient, subject, body, topic, reference, urgency, state, created_at,
          due_at, ended_at)
        values (:number || '/x', 'mail', 'ben@example.com', 'Subject', 'Body', '', :number, 'LOW', 'delivered',
          now(), now(), now() - cast(:ago as interval));
      insert into delivery_attempt select id, 1, now(), now(), 'delivered', null from delivery where reference = :number""";

  private void pastTheTriggers(String statements) {
    superuser
        .sql(
            "set session_replication_role = replica; "
                + statements
                + "; set session_replication_role = origin")
        .update();
  }

  private static DataSource as(String user) {
    return new DriverManagerDataSource(server.getJdbcUrl(user, "postgres"));
  }

  private static TransactionTemplate transactions(DataSource database) {
    return new TransactionTemplate(new DataSourceTransactionManager(database));
  }
}
