package io.majorincident.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * The whole case on one page. All moments are in UTC; those that have not come yet, and texts that
 * nobody has given, are null.
 *
 * @param brokenBefore the number of the incident that was about the same, or null
 * @param brokenAgain the numbers of those that were opened because this one is broken again
 * @param now by the clock of the application, against which a page counts
 * @param mayReport whether the person who asks may report changes
 * @param nextUpdate by when the next message to customers is promised
 * @param hypotheses theories and experiments, as the review holds them
 * @param timeline the newest first
 * @param more whether the timeline goes further back than it is shown
 */
record Case(
    String number,
    String title,
    String description,
    Named service,
    Named team,
    int severity,
    String priority,
    String status,
    Instant startedAt,
    Instant resolvedAt,
    Instant closedAt,
    String chatRoom,
    String callAddress,
    String duplicateOf,
    String brokenBefore,
    List<String> brokenAgain,
    Instant now,
    boolean mayReport,
    boolean over,
    Instant nextUpdate,
    List<Held> roles,
    List<Paging> pages,
    List<AlertState> alerts,
    List<Waiting> tasks,
    JsonNode hypotheses,
    List<Told> timeline,
    boolean more) {

  /** A role, and who holds it; who comes first at the beginning. */
  record Held(Named role, List<Named> people) {}

  /**
   * Some people were paged together.
   *
   * @param by who answered, or null
   */
  record Paging(
      String id, String reason, Instant since, Instant ended, List<Named> people, Named by) {}

  /** How an alert of monitoring stands. */
  record AlertState(String title, boolean firing, Instant since, Instant ended) {}

  /** A task that waits for somebody. */
  record Waiting(
      String id,
      String kind,
      String name,
      Named assignee,
      List<Named> people,
      List<Named> groups,
      Instant since,
      Instant due) {}

  /**
   * One entry of the timeline.
   *
   * @param kind the name of the event, as in PageAcknowledged
   */
  record Told(Instant at, String kind, Named who, String text) {}
}
