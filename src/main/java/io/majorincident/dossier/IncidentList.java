package io.majorincident.dossier;

import io.majorincident.database.LongStatements;
import io.majorincident.incident.Status;
import io.majorincident.oncall.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All incidents ever, to search and to page through. A page is found by the row beside it, never by
 * counting the rows before it.
 */
@Repository
@Transactional(readOnly = true)
class IncidentList {

  private static final int AT_A_TIME = 500;

  /**
   * Up to so many are counted, found first and ordered then. Among more the order leads, as a page
   * of it is soon full.
   */
  private static final long FEW = 10_000;

  private static final String COLUMNS =
      """
      select number, title, service, team, severity, priority, status, started_at, detected_at,
        resolved_at, closed_at
      from %s where %s order by %s
      """;

  /** The offset keeps the database from following the order through all that is not wanted. */
  private static final String FOUND_FIRST = "(select * from incident where %s offset 0) found";

  private final JdbcClient jdbc;
  private final JdbcClient inPortions;
  private final LongStatements longStatements;
  private final Plan plan;

  IncidentList(JdbcClient jdbc, DataSource database, LongStatements longStatements, Plan plan) {
    this.jdbc = jdbc;
    JdbcTemplate portions = new JdbcTemplate(database);
    portions.setFetchSize(AT_A_TIME);
    this.inPortions = JdbcClient.create(portions);
    this.longStatements = longStatements;
    this.plan = plan;
  }

  /** One page, in the order that the search asks for. */
  IncidentPage page(Search search, Place place) {
    Where where = new Where(search, plan);
    long total = total(where);
    boolean few = total <= FEW;
    List<ListedIncident> found =
        total == 0 ? new ArrayList<>() : new ArrayList<>(rows(search, where, place, few));
    boolean more = found.size() > place.size();
    if (more) {
      found.remove(place.size());
    }
    if (place.backwards()) {
      Collections.reverse(found);
    }
    boolean inside = place.number() != null;
    return new IncidentPage(
        found,
        total,
        few || where.isEverything(),
        place.backwards() ? more : inside,
        place.backwards() ? inside : more);
  }

  /** Everything that the search finds, without ever holding all of it. */
  void each(Search search, Consumer<ListedIncident> taker) {
    longStatements.allowInThisTransaction();
    Where where = new Where(search, plan);
    String sql =
        COLUMNS.formatted("incident", where.conditions(), order(search, search.descending()));
    try (Stream<ListedIncident> all =
        inPortions.sql(sql).params(where.parameters()).query(IncidentList::row).stream()) {
      all.forEach(taker);
    }
  }

  private List<ListedIncident> rows(Search search, Where where, Place place, boolean few) {
    boolean descending = search.descending() != place.backwards();
    Optional<String> key = key(search.order(), place.number());
    String beside = key.isEmpty() ? "true" : beside(search, descending);
    String order = order(search, descending) + " limit " + (place.size() + 1);
    String sql =
        few
            ? COLUMNS.formatted(FOUND_FIRST.formatted(where.conditions()), beside, order)
            : COLUMNS.formatted("incident", where.conditions() + " and " + beside, order);
    JdbcClient.StatementSpec query = jdbc.sql(sql).params(where.parameters());
    return (key.isEmpty() ? query : query.param("key", key.get()).param("beside", place.number()))
        .query(IncidentList::row)
        .list();
  }

  private static String beside(Search search, boolean descending) {
    return "(%s, number) %s (cast(:key as %s), :beside)"
        .formatted(search.order().expression(), descending ? "<" : ">", search.order().type());
  }

  private static String order(Search search, boolean descending) {
    String way = descending ? "desc" : "asc";
    return "%s %s, number %s".formatted(search.order().expression(), way, way);
  }

  /** An incident that does not exist leads to the end of the list. */
  private Optional<String> key(Order order, String number) {
    return jdbc.sql(
            "select (%s)::text from incident where number = :number".formatted(order.expression()))
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** Counting what common words find would take longer than reading a page of it. */
  private long total(Where where) {
    String enough = where.isEverything() ? "" : " limit " + (FEW + 1);
    return jdbc.sql(
            "select count(*) from (select 1 from incident where %s%s) found"
                .formatted(where.conditions(), enough))
        .params(where.parameters())
        .query(Long.class)
        .single();
  }

  private static ListedIncident row(ResultSet row, int index) throws SQLException {
    Instant started = moment(row, "started_at");
    Instant resolved = moment(row, "resolved_at");
    return new ListedIncident(
        row.getString("number"),
        row.getString("title"),
        row.getString("service"),
        row.getString("team"),
        row.getInt("severity"),
        row.getString("priority"),
        row.getString("status"),
        !Status.of(row.getString("status")).ended(),
        started,
        moment(row, "detected_at"),
        resolved,
        moment(row, "closed_at"),
        resolved == null ? null : Duration.between(started, resolved).toSeconds());
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
