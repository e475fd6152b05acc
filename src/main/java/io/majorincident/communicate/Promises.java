package io.majorincident.communicate;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the public was promised, and what can be promised now by the communication plan: the second
 * update soon after the first, then at the cadence of the plan, and slower once it lasts.
 */
@Component
class Promises {

  private final Incidents incidents;
  private final StatusPosts posts;
  private final Clock clock;

  Promises(Incidents incidents, StatusPosts posts, Clock clock) {
    this.incidents = incidents;
    this.posts = posts;
    this.clock = clock;
  }

  /**
   * An update that is promised.
   *
   * @param by the moment by which it is out
   * @param draftAt when its text is put ready; it may be over
   */
  record Promise(Instant by, Instant draftAt) {}

  /** What an update that goes out now can promise; empty if the plan promises nothing. */
  Optional<Promise> ofNow(String incident) {
    DecidedPlan plan = plan(incident);
    UpdateTiming timing = UpdateTiming.of(plan);
    return cadence(plan, sinceBroken(posts.of(incident)))
        .map(pause -> timing.promised(clock.instant(), pause))
        .map(by -> new Promise(by, timing.draftAt(by)));
  }

  /** Until when a text that is ready now can be confirmed, so that what was promised holds. */
  Instant confirmBy(String incident) {
    UpdateTiming timing = UpdateTiming.of(plan(incident));
    Instant now = clock.instant();
    return standing(incident)
        .map(promised -> timing.confirmBy(now, promised))
        .orElseGet(() -> timing.confirmBy(now));
  }

  /** By when the public was promised an update that has not come yet; empty if it was not. */
  Optional<Instant> standing(String incident) {
    List<StatusPost> told = posts.of(incident);
    return told.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(told.get(told.size() - 1).next());
  }

  /** What was told since it was told last that all is well. */
  static List<StatusPost> sinceBroken(List<StatusPost> told) {
    int from = told.size();
    while (from > 0 && !told.get(from - 1).status().equals("resolved")) {
      from--;
    }
    return told.subList(from, told.size());
  }

  private Optional<Duration> cadence(DecidedPlan plan, List<StatusPost> told) {
    if (told.isEmpty()) {
      return plan.duration("scopingUpdateAfter");
    }
    Instant first = told.get(0).at();
    boolean slower =
        plan.duration("slowerAfter")
            .filter(after -> first.plus(after).isBefore(clock.instant()))
            .isPresent();
    return plan.duration(slower ? "updateEverySlower" : "updateEvery");
  }

  private DecidedPlan plan(String incident) {
    return incidents.facts(incident).communicationPlan();
  }
}
