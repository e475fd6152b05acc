package io.majorincident.incident;

import java.time.Instant;
import java.util.List;

/** Who was paged, in an incident or at all, and who answered; kept by the room that pages. */
public interface PageHistory {

  /**
   * Some people were paged together.
   *
   * @param whom id of the team, the role or the person that is called
   * @param reason why, as the page says it, in English
   * @param endedAt null while somebody is asked
   * @param people ids of all who were asked, in the order of their ids
   * @param acknowledgedBy id of who took it, or null
   */
  record Entry(
      String id,
      String whom,
      String reason,
      Instant openedAt,
      Instant endedAt,
      List<String> people,
      String acknowledgedBy) {}

  /** The last pages of an incident, those that nobody has answered yet first, then the newest. */
  List<Entry> last(String incident, int count);

  /** Ids of all who have been called for an incident by a page, in their order. */
  List<String> everCalled(String incident);

  /** Whether anybody has been called for an incident by a page. */
  boolean anybodyCalled(String incident);

  /** The first pages of all that wait for an answer now, the oldest first. */
  List<Entry> open(int count);

  /** How many pages wait for an answer now. */
  long openCount();
}
