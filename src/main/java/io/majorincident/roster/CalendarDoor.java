package io.majorincident.roster;

import io.majorincident.oncall.NoSuchTeam;
import io.majorincident.oncall.Plan;
import io.majorincident.process.SignedIn;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Addresses for calendars. Everybody who is in the plan makes some for themselves and for their
 * teams, and revokes what they have made; administrators make some for every team, and see and
 * revoke all. An address ends with the membership by which it was made.
 */
@RestController
class CalendarDoor {

  private static final MediaType CALENDAR = MediaType.valueOf("text/calendar;charset=UTF-8");

  private final Feeds feeds;
  private final FeedMembership membership;
  private final CalendarFile file;
  private final Plan plan;
  private final SignedIn signedIn;
  private final String baseUrl;

  CalendarDoor(
      Feeds feeds,
      FeedMembership membership,
      CalendarFile file,
      Plan plan,
      SignedIn signedIn,
      @Value("${majorincident.message.base-url}") String baseUrl) {
    this.feeds = feeds;
    this.membership = membership;
    this.file = file;
    this.plan = plan;
    this.signedIn = signedIn;
    this.baseUrl = baseUrl;
  }

  /**
   * What is wished for.
   *
   * @param team id; null for one's own shifts in all teams
   */
  record Wish(String team) {}

  /**
   * @param address secret: whoever knows it reads the calendar; it is told once
   */
  record Made(String id, String address) {}

  @OpenTo(value = Caller.RESPONDER, what = "makes the address of a calendar")
  @PostMapping("/api/calendars")
  @ResponseStatus(HttpStatus.CREATED)
  Made make(@RequestBody Wish wish) {
    String person = signedIn.id().orElseThrow(NotYourCalendar::new);
    Feeds.Added added = wish.team() == null ? own(person) : ofTeam(wish.team(), person);
    return new Made(added.feed().id(), "%s/calendars/%s.ics".formatted(baseUrl, added.secret()));
  }

  private Feeds.Added own(String person) {
    return plan.person(person)
        .map(it -> feeds.add(Feed.Kind.PERSON, person, person))
        .orElseThrow(NotYourCalendar::new);
  }

  private Feeds.Added ofTeam(String team, String person) {
    if (!signedIn.administrates() && !isMember(team, person)) {
      throw new NotYourCalendar();
    }
    return feeds.add(Feed.Kind.TEAM, plan.team(team).id(), person);
  }

  /** One's own, to administrators all; also those that are revoked, without their addresses. */
  @OpenTo(value = Caller.RESPONDER, what = "their own calendars; all to administrators")
  @GetMapping("/api/calendars")
  List<Feed> own() {
    return signedIn.administrates() ? feeds.all() : feeds.of(signedIn.id().orElse(""));
  }

  @OpenTo(value = Caller.RESPONDER, what = "revokes one of their own")
  @DeleteMapping("/api/calendars/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String id) {
    boolean may =
        signedIn.administrates()
            || feeds
                .find(id)
                .filter(it -> it.creator().equals(signedIn.id().orElse("")))
                .isPresent();
    if (!may) {
      throw new NotYourCalendar();
    }
    feeds.revoke(id);
  }

  /** For a calendar, which has no name and no password. */
  @OpenTo(value = Caller.SECRET, what = "shifts, for a calendar")
  @GetMapping("/calendars/{secret}.ics")
  ResponseEntity<String> read(@PathVariable String secret) {
    return membership
        .open(secret)
        .map(
            feed ->
                ResponseEntity.ok()
                    .contentType(CALENDAR)
                    .cacheControl(CacheControl.noStore())
                    .body(file.of(feed)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private boolean isMember(String team, String person) {
    return plan.findTeam(team).filter(it -> it.members().contains(person)).isPresent();
  }

  @ExceptionHandler
  ProblemDetail unknown(NoSuchTeam unknown) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail refused(NotYourCalendar refused) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refused.getMessage());
  }
}
