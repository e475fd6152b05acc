package io.majorincident.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database keeps each timeline, also against its own superuser as far as that can be. */
class KeptTimelineTest {

  private static final String ONE = "MI-2026-0001";
  private static final String OTHER = "MI-2026-0002";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T01:00:00.123456789Z"), ZoneOffset.UTC);

  private static EmbeddedPostgres server;
  private static DataSource database;
  private static JdbcClient jdbc;
  private static Timeline timeline;
  private static TransactionTemplate transaction;

  @BeforeAll
  static void timelinesHaveBegun() throws IOException {
    server = EmbeddedPostgres.start();
    database = server.getPostgresDatabase();
    jdbc = JdbcClient.create(database);
    timeline = new Timeline(jdbc, CLOCK);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    Flyway.configure().dataSource(database).load().migrate();
    List.of(OTHER, ONE).forEach(KeptTimelineTest::open);
    for (int i = 0; i < 5; i++) {
      earlier(ONE, i, "Über\n\"%d\"".formatted(i));
      earlier(OTHER, i, "");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void whateverIsWrittenGetsItsChain() {
    for (String incident : List.of(ONE, OTHER)) {
      assertThat(Verification.of(timeline.record(incident)).faults()).isEmpty();
    }
    assertThat(timeline.of(ONE).subList(0, 5))
        .extracting(TimelineEntry::text)
        .containsExactly("Über\n\"0\"", "Über\n\"1\"", "Über\n\"2\"", "Über\n\"3\"", "Über\n\"4\"");
  }

  @Test
  void whatIsAddedGoesOnWithTheChain() {
    long before = timeline.head(ONE).count();
    String last = timeline.head(ONE).head();
    add(ONE, "a", "b");
    IncidentRecord now = timeline.record(ONE);
    assertThat(Verification.of(now).faults()).isEmpty();
    assertThat(now.chain().count()).isEqualTo(before + 2);
    assertThat(now.timeline().get((int) before).previousHash()).isEqualTo(last);
    assertThat(now.timeline().get((int) before).at()).isEqualTo("2026-11-23T01:00:00.123456Z");
  }

  @Test
  void whatComesTogetherMovesTheHeadOnce() {
    long before = timeline.head(ONE).count();
    long moved = transaction.execute(status -> addThree());
    assertThat(moved).as("heads written, one of each incident").isEqualTo(2);
    assertThat(timeline.head(ONE).count()).isEqualTo(before + 2);
    for (String incident : List.of(ONE, OTHER)) {
      assertThat(Verification.of(timeline.record(incident)).faults()).isEmpty();
    }
  }

  private static long addThree() {
    jdbc.sql(
            """
            insert into timeline_entry (incident, happened_at, kind, who, text)
            values (?, now(), 'Opened', 'ben', 'a'), (?, now(), 'Opened', 'ben', 'b'),
              (?, now(), 'Opened', 'ben', 'c')
            """)
        .params(ONE, OTHER, ONE)
        .update();
    return jdbc.sql(
            "select n_tup_upd from pg_stat_xact_user_tables where relname = 'timeline_head'")
        .query(Long.class)
        .single();
  }

  @Test
  void anIncidentWithoutEntriesIsIntact() {
    open("MI-2026-0003");
    IncidentRecord none = timeline.record("MI-2026-0003");
    assertThat(none.timeline()).isEmpty();
    assertThat(Verification.of(none).intact()).isTrue();
  }

  @Test
  void whatATransactionHasSaidIsReadInItAndGoneIfItIsRolledBack() {
    long before = timeline.head(ONE).count();
    transaction.executeWithoutResult(
        status -> {
          timeline.add(ONE, "Opened", "ben", "first");
          timeline.add(OTHER, "Opened", "ben", "elsewhere");
          timeline.add(ONE, "StepDone", "ben", "detail");
          timeline.add(ONE, "Opened", "ben", "second");
          assertThat(timeline.last(ONE, 2))
              .extracting(TimelineEntry::text)
              .containsExactly("second", "first");
          assertThat(timeline.told(ONE)).last().extracting(TimelineEntry::text).isEqualTo("second");
          assertThat(timeline.record(ONE).chain().count()).as("committed").isEqualTo(before);
          status.setRollbackOnly();
        });
    assertThat(timeline.head(ONE).count()).isEqualTo(before);
    assertThat(timeline.told(ONE)).extracting(TimelineEntry::text).doesNotContain("first");
  }

  @Test
  void nobodyChangesTheRecordOrItsHead() {
    for (String attempt :
        List.of(
            "update timeline_entry set text = 'nothing happened'",
            "update timeline_entry set sequence = sequence + 100",
            "update timeline_entry set hash = previous_hash",
            "delete from timeline_entry",
            "delete from timeline_entry where sequence = 1",
            "truncate timeline_entry",
            "truncate incident cascade",
            "update timeline_head set count = 0",
            "delete from timeline_head",
            "insert into timeline_head values ('MI-2026-0001', 0, '', now()) on conflict (incident) do update set count = 0",
            "truncate timeline_head")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .as(attempt)
          .hasMessageMatching(
              "(?s).*(entries are never changed or removed|moves with its entries alone).*");
    }
  }

  @Test
  void nobodySaysWhichNumberAndHashANewEntryGets() {
    jdbc.sql(
            """
            insert into timeline_entry (incident, happened_at, kind, who, text, sequence, previous_hash, hash)
            values ('MI-2026-0001', now(), 'Opened', 'ben', 'forged', 1, '', '')
            """)
        .update();
    assertThat(Verification.of(timeline.record(ONE)).faults()).isEmpty();
  }

  @Test
  void whatASuperuserDoesPastTheTriggersIsFound() {
    long count = timeline.head(OTHER).count();
    for (long entry = 1; entry <= count; entry++) {
      for (String change :
          List.of(
              "update timeline_entry set text = text || ' ' where",
              "update timeline_entry set who = 'eva' where",
              "update timeline_entry set kind = 'x' where",
              "update timeline_entry set happened_at = happened_at + interval '1 microsecond' where",
              "update timeline_entry set hash = previous_hash where",
              "update timeline_entry set previous_hash = hash where",
              "update timeline_entry set sequence = sequence + 100 where",
              "delete from timeline_entry where")) {
        assertThat(faultsAfter(change + " incident = 'MI-2026-0002' and sequence = " + entry))
            .as(change)
            .isNotEmpty()
            .first()
            .extracting(Fault::entry)
            .isEqualTo(entry);
      }
    }
    assertThat(faultsAfter("update timeline_head set count = 2 where incident = 'MI-2026-0002'"))
        .isNotEmpty();
    assertThat(Verification.of(timeline.record(OTHER)).faults()).as("all rolled back").isEmpty();
  }

  /** What is found after the statement, which is taken back then. */
  private List<Fault> faultsAfter(String statement) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          jdbc.sql("set local session_replication_role = replica").update();
          assertThat(jdbc.sql(statement).update()).isEqualTo(1);
          return Verification.of(timeline.record(OTHER)).faults();
        });
  }

  /**
   * Whoever adds an entry early and locks a row late does not wait for one who does the opposite.
   */
  @Test
  void twoTransactionsOfOneIncidentNeverWaitForEachOther() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    inParallel(
        List.of(
            () -> {
              timeline.add(ONE, "Opened", "ben", "early");
              timeline.add(OTHER, "Opened", "ben", "early");
              await(both);
              lockRow();
            },
            () -> {
              lockRow();
              await(both);
              timeline.add(OTHER, "Opened", "ben", "late");
              timeline.add(ONE, "Opened", "ben", "late");
            }));
    assertThat(Verification.of(timeline.record(ONE)).faults()).isEmpty();
    assertThat(Verification.of(timeline.record(OTHER)).faults()).isEmpty();
  }

  @Test
  void manyAtOnceMakeOneChainWithoutGaps() throws Exception {
    open("MI-2026-0004");
    List<Runnable> writers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<String> incidents =
          i % 2 == 0 ? List.of(ONE, "MI-2026-0004") : List.of("MI-2026-0004", ONE);
      writers.add(() -> incidents.forEach(it -> timeline.add(it, "Opened", "ben", "x")));
    }
    inParallel(writers);
    assertThat(timeline.record("MI-2026-0004").timeline()).hasSize(200);
    assertThat(Verification.of(timeline.record("MI-2026-0004")).faults()).isEmpty();
    assertThat(Verification.of(timeline.record(ONE)).faults()).isEmpty();
  }

  private static void inParallel(List<Runnable> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(
          it -> running.add(threads.submit(() -> transaction.executeWithoutResult(s -> it.run()))));
      for (Future<?> one : running) {
        one.get(30, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void lockRow() {
    jdbc.sql("update incident set title = 'y' where number = 'MI-2026-0001'").update();
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void add(String incident, String... texts) {
    transaction.executeWithoutResult(
        status -> List.of(texts).forEach(it -> timeline.add(incident, "Opened", "ben", it)));
  }

  private static void open(String number) {
    jdbc.sql(
            """
            insert into incident (number, title, description, service, team, importance, reporter,
              reporter_kind, severity, status, started_at, detected_at)
            values (?, 'x', 'x', 'search', 'search', 'important', 'ben', 'staff', 1, 'new', now(), now())
            """)
        .param(number)
        .update();
  }

  private static void earlier(String incident, int second, String text) {
    jdbc.sql(
            """
            insert into timeline_entry (incident, happened_at, kind, who, text)
            values (?, timestamptz '2026-01-01T00:00:00.5Z' + make_interval(secs => ?), 'Opened', 'ben', ?)
            """)
        .params(incident, second, text)
        .update();
  }
}
