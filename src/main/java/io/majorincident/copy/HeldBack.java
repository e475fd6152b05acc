package io.majorincident.copy;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.contact.ShownDelivery;
import io.majorincident.process.DueSteps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to happen: pages for an answer, messages to go out, steps of processes to be done. */
@Component
class HeldBack {

  /** So many of each are named; all are counted. */
  private static final int NAMED = 50;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final ShownDelivery shown;
  private final DueSteps steps;

  HeldBack(JdbcClient jdbc, Outbox outbox, ShownDelivery shown, DueSteps steps) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.shown = shown;
    this.steps = steps;
  }

  /** All of it. */
  record All(Some<OpenPage> pages, Some<DeliveryStatus> messages, Some<DueSteps.Step> steps) {}

  /**
   * @param count how many there are
   * @param first the first of them
   */
  record Some<T>(long count, List<T> first) {}

  /**
   * @param whom the team, role or person who is called
   */
  record OpenPage(String page, String whom, Instant openedAt) {}

  All all() {
    List<DeliveryStatus> messages = outbox.waiting(NAMED).stream().map(shown::of).toList();
    return new All(
        new Some<>(openPages(), pages()),
        new Some<>(outbox.waitingCount(), messages),
        new Some<>(steps.count(), steps.first(NAMED)));
  }

  private long openPages() {
    return jdbc.sql("select count(*) from page where ended_at is null").query(Long.class).single();
  }

  private List<OpenPage> pages() {
    return jdbc.sql(
            """
            select id, coalesce(whom, '') as whom, opened_at from page
            where ended_at is null order by opened_at, id limit :named
            """)
        .param("named", NAMED)
        .query(HeldBack::page)
        .list();
  }

  private static OpenPage page(ResultSet row, int index) throws SQLException {
    return new OpenPage(
        row.getString("id"),
        row.getString("whom"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant());
  }
}
