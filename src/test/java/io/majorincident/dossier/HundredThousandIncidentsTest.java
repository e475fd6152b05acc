package io.majorincident.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.IncidentContext;
import io.majorincident.database.LongStatements;
import io.majorincident.oncall.Plan;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A company that has had a hundred thousand incidents, in tables of its own. */
@IncidentContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HundredThousandIncidentsTest {

  private static final int ALL = 100_000;

  @Autowired DataSource database;
  @Autowired Plan plan;

  private Connection connection;
  private JdbcClient jdbc;
  private IncidentList list;

  @BeforeAll
  void generate() throws Exception {
    connection = database.getConnection();
    DataSource apart = new SingleConnectionDataSource(connection, true);
    jdbc = JdbcClient.create(apart);
    list = new IncidentList(jdbc, apart, new LongStatements(apart), plan);
    execute("create schema many");
    execute("create unlogged table many.incident (like incident including all)");
    execute("create unlogged table many.incident_person (like incident_person including all)");
    execute("set search_path to many");
    execute(
        """
        insert into incident (number, title, description, service, team, importance, reporter,
          reporter_kind, severity, priority, status, started_at, detected_at, resolved_at, closed_at)
        select 'MI-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'),
          'Thing ' || mod(n, 97) || ' fails', 'Case ' || n, 'checkout', 'payments', 'critical', 'Sensor',
          'monitoring', 1 + mod(n, 3), 'P' || 1 + mod(n, 4), case when mod(n, 1000) = 0 then 'fixing' else 'closed' end,
          moment, moment, moment + mod(n, 600) * interval '1 minute', moment + interval '5 days'
        from generate_series(1, %d) n, lateral (select timestamptz '2019-01-01' + n * interval '30 min' moment) at
        """
            .formatted(ALL));
    execute(
        "insert into incident_person select 'olga', number from incident where number like '%777'");
    execute("analyze incident");
    execute("analyze incident_person");
  }

  @AfterAll
  void remove() throws Exception {
    execute("reset search_path");
    execute("drop schema many cascade");
    connection.close();
  }

  @Test
  void noOrderAndNoSearchReadsThemAll() {
    for (Order order : Order.values()) {
      assertThat(
              plan("select number from incident order by %1$s desc, number desc limit 51", order))
          .as(order.name())
          .contains("Index")
          .doesNotContain("Sort", "Seq Scan");
    }
    assertThat(
            plan("select 1 from incident where words @@ to_tsquery('simple', '''4711'':*')", null))
        .contains("words_idx")
        .doesNotContain("Seq Scan");
  }

  @Test
  void theirPagesFollowEachOtherInEveryOrder() {
    for (Order order : Order.values()) {
      IncidentPage last = list.page(search("", "", order), new Place(null, true, 50));
      IncidentPage before = list.page(search("", "", order), new Place(number(last, 0), true, 50));
      IncidentPage again =
          list.page(search("", "", order), new Place(number(before, 49), false, 50));
      assertThat(again.incidents()).as(order.name()).isEqualTo(last.incidents());
      assertThat(last.total()).isEqualTo(ALL);
      assertThat(last.after()).isFalse();
      assertThat(last.before()).isTrue();
    }
  }

  @Test
  void aNeedleIsFound() {
    assertThat(numbers(list.page(search("47110", "", Order.DETECTED), FIRST)))
        .containsExactly("MI-2026-47110");
    IncidentPage olgas = list.page(search("", "olga", Order.TITLE), FIRST);
    assertThat(olgas.total()).isEqualTo(100);
    assertThat(numbers(olgas)).allMatch(number -> number.endsWith("777"));
  }

  @Test
  void allOfThemAreExportedLineByLine() {
    List<String> taken = new ArrayList<>();
    list.each(search("", "", Order.NUMBER), incident -> taken.add(incident.number()));
    assertThat(taken).hasSize(ALL).doesNotHaveDuplicates();
    assertThat(taken.get(0)).as("of the highest number first").isEqualTo("MI-2026-100000");
  }

  private static final Place FIRST = new Place(null, false, 50);

  private static Search search(String text, String person, Order order) {
    return new Search("", text, "", List.of(), null, person, null, null, order, true);
  }

  private static List<String> numbers(IncidentPage page) {
    return page.incidents().stream().map(ListedIncident::number).toList();
  }

  private static String number(IncidentPage page, int row) {
    return page.incidents().get(row).number();
  }

  private String plan(String sql, Order order) {
    String query = order == null ? sql : sql.formatted(order.expression());
    return String.join("\n", jdbc.sql("explain " + query).query(String.class).list());
  }

  private void execute(String sql) {
    jdbc.sql(sql).update();
  }
}
