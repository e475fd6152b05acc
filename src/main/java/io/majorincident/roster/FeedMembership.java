package io.majorincident.roster;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanChanged;
import io.majorincident.process.Administrators;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends calendars with the membership that they were made by: who comes back makes a new address.
 */
@Component
class FeedMembership {

  private final Feeds feeds;
  private final Plan plan;
  private final Administrators administrators;

  FeedMembership(Feeds feeds, Plan plan, Administrators administrators) {
    this.feeds = feeds;
    this.plan = plan;
    this.administrators = administrators;
  }

  /** The calendar that this secret opens, as long as whoever made it still may. */
  @Transactional
  public Optional<Feed> open(String secret) {
    Optional<Feed> found = feeds.bySecret(secret);
    if (found.filter(feed -> hasEnded(feed, plan)).isPresent()) {
      feeds.revoke(found.get().id());
      return Optional.empty();
    }
    found.ifPresent(feed -> feeds.noteUse(feed.id()));
    return found;
  }

  @EventListener
  void on(PlanChanged changed) {
    endAll(changed.after());
  }

  /** The plan may have been another file before the start. */
  @EventListener(ApplicationReadyEvent.class)
  void look() {
    endAll(plan);
  }

  private void endAll(Plan inForce) {
    feeds.open().stream()
        .filter(feed -> hasEnded(feed, inForce))
        .forEach(feed -> feeds.revoke(feed.id()));
  }

  private boolean hasEnded(Feed feed, Plan inForce) {
    return switch (feed.kind()) {
      case PERSON -> inForce.person(feed.subject()).isEmpty();
      case TEAM -> !isMember(feed, inForce) && !isOfAdministrator(feed, inForce);
    };
  }

  private static boolean isMember(Feed feed, Plan inForce) {
    return inForce
        .findTeam(feed.subject())
        .filter(team -> team.members().contains(feed.creator()))
        .isPresent();
  }

  private boolean isOfAdministrator(Feed feed, Plan inForce) {
    return inForce.findTeam(feed.subject()).isPresent() && administrators.has(feed.creator());
  }
}
