package io.majorincident.roster;

import io.majorincident.language.Languages;
import io.majorincident.oncall.Horizon;
import io.majorincident.oncall.NoSuchTeam;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call, why and until when, for everybody who may sign in. */
@RestController
class RosterDoor {

  /** How long a range is of which nobody says the end. */
  private static final Duration USUAL = Duration.ofDays(28);

  private final Roster roster;

  RosterDoor(Roster roster) {
    this.roster = roster;
  }

  /**
   * Who answers for each team.
   *
   * @param at a moment in UTC within the {@link Horizon}; if there is none, now
   */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "who is on call")
  @GetMapping("/api/on-call")
  List<Roster.Answering> answering(@RequestParam Optional<Instant> at) {
    Instant moment = at.map(this::known).orElseGet(roster::now);
    return roster.teams().stream()
        .map(team -> roster.answering(team, moment, Languages.asked()))
        .toList();
  }

  /**
   * All shifts of a team in order, gaps included.
   *
   * @param from in UTC within the {@link Horizon}; if there is none, now
   * @param to as that; if there is none, four weeks later or where the horizon ends
   */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the shifts of a team")
  @GetMapping("/api/on-call/{team}")
  List<Shift> shifts(
      @PathVariable String team,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to) {
    Instant begin = from.map(this::known).orElseGet(roster::now);
    Instant end = to.map(this::known).orElseGet(() -> usualEnd(begin));
    if (!begin.isBefore(end)) {
      throw new NoSuchTime(roster.horizon());
    }
    return roster.between(roster.team(team).schedule(), begin, end, Languages.asked());
  }

  private Instant usualEnd(Instant begin) {
    Instant end = begin.plus(USUAL);
    return roster.horizon().contains(end) ? end : roster.horizon().last();
  }

  private Instant known(Instant moment) {
    if (!roster.horizon().contains(moment)) {
      throw new NoSuchTime(roster.horizon());
    }
    return moment;
  }

  /** What being on call takes from each member of a team. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "what being on call takes from whom")
  @GetMapping("/api/on-call/{team}/load")
  List<PersonLoad> load(@PathVariable String team) {
    return roster.loads(roster.team(team), roster.now()).toList();
  }

  @ExceptionHandler
  ProblemDetail unknown(NoSuchTeam unknown) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail refused(NoSuchTime refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
    problem.setProperty("from", refused.horizon().first());
    problem.setProperty("to", refused.horizon().last());
    return problem;
  }
}
