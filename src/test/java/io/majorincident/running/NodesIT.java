package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: timers fire in time on either, and the death of one loses nothing. */
class NodesIT {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  /** An idle machine takes below a second, a busy one a few; an untuned engine up to a minute. */
  private static final Duration IN_TIME = Duration.ofSeconds(20);

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void timersFireInTimeAlsoWhenANodeHasDied() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication one = Company.node("node-one-it", database);
        RunningApplication two = Company.node("node-two-it", database)) {
      one.start();
      two.start();
      one.alert("checkout");
      for (int page = 1; page <= 3; page++) {
        assertThat(lateness(database, two, page)).isLessThan(IN_TIME);
      }
      one.kill();
      assertThat(lateness(database, two, 4)).isLessThan(IN_TIME);
      waitForPages(database, 5);
      Wait.until("all that is due is sent", () -> Company.ask(database, WAITING).isEmpty());
      assertThat(Company.ask(database, NOT_ONCE)).as("sent once each").isEmpty();
    }
  }

  private static final String WAITING =
      "select key from delivery where state in ('waiting', 'recording') and due_at <= now()";

  /** What a limit has put off is not sent before its time, nor when its page is over by then. */
  private static final String NOT_ONCE =
      "select key from delivery where attempts > 1 or state = 'delivered' and attempts <> 1";

  /** Makes the wait for an answer to this page end soon, and says how late it ended. */
  private Duration lateness(EmbeddedPostgres database, RunningApplication node, int page)
      throws Exception {
    waitForPages(database, page);
    Instant due = Instant.now().plusSeconds(3);
    String job =
        json.readTree(node.get("admin", "/job?activityId=acknowledgementOverdue&maxResults=1"))
            .get(0)
            .get("id")
            .asText();
    String body = "{\"duedate\":\"%s\"}".formatted(MOMENT.format(due.atOffset(ZoneOffset.UTC)));
    assertThat(node.call("admin", "PUT", "/job/" + job + "/duedate", body).statusCode())
        .isEqualTo(204);
    waitForPages(database, page + 1);
    Duration late = Duration.between(due, fired(node));
    System.out.printf("The timer after page %d fired %d ms late.%n", page, late.toMillis());
    return late;
  }

  private Instant fired(RunningApplication node) throws Exception {
    JsonNode last =
        json.readTree(
                node.get(
                    "admin",
                    "/history/activity-instance?activityId=acknowledgementOverdue"
                        + "&finished=true&sortBy=endTime&sortOrder=desc&maxResults=1"))
            .get(0);
    return OffsetDateTime.parse(last.get("endTime").asText(), MOMENT).toInstant();
  }

  private static void waitForPages(EmbeddedPostgres database, int pages) throws Exception {
    Wait.until(
        "there are %d pages".formatted(pages),
        () -> Company.ask(database, "select id from page").size() == pages);
  }
}
