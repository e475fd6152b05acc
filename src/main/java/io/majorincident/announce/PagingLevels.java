package io.majorincident.announce;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.oncall.Level;
import java.util.List;
import java.util.stream.Stream;

/**
 * The levels over which a page climbs, as the response plan names them: each is a {@link Level} of
 * the team, or the id of another team, a role or a person.
 *
 * @param names in the order in which they are tried
 */
record PagingLevels(List<String> names) {

  /** What holds for an incident whose tables do not say it. */
  private static final List<String> USUAL =
      Stream.of(Level.PRIMARY, Level.SECONDARY, Level.TEAM).map(Level::id).toList();

  static PagingLevels of(DecidedPlan responsePlan) {
    return responsePlan
        .text("pagingLevels")
        .map(cell -> Stream.of(cell.split(",")).map(String::strip).toList())
        .map(PagingLevels::new)
        .orElseGet(() -> new PagingLevels(USUAL));
  }

  int size() {
    return names.size();
  }

  /** The name at this place; the first, if a call begins higher than there are levels. */
  String at(int place) {
    return names.get(place < size() ? place : 0);
  }

  /** As people read it. */
  static String label(String name) {
    return Level.find(name).map(Level::label).orElse(name);
  }
}
