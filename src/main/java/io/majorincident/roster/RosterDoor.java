package io.majorincident.roster;

import io.majorincident.language.Languages;
import io.majorincident.oncall.NoSuchTeam;
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

  private static final Duration LONGEST = Duration.ofDays(731);

  private final Roster roster;

  RosterDoor(Roster roster) {
    this.roster = roster;
  }

  /**
   * Who answers for each team.
   *
   * @param at a moment in UTC; if there is none, now
   */
  @GetMapping("/api/on-call")
  List<Roster.Answering> answering(@RequestParam Optional<Instant> at) {
    return roster.teams().stream()
        .map(team -> roster.answering(team, at.orElseGet(roster::now), Languages.asked()))
        .toList();
  }

  /**
   * All shifts of a team in order, gaps included.
   *
   * @param from in UTC; if there is none, now
   * @param to in UTC, two years after that at most; if there is none, four weeks after that
   */
  @GetMapping("/api/on-call/{team}")
  List<Shift> shifts(
      @PathVariable String team,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to) {
    Instant begin = from.orElseGet(roster::now);
    Instant end = to.orElseGet(() -> begin.plus(Duration.ofDays(28)));
    if (!begin.isBefore(end) || end.isAfter(begin.plus(LONGEST))) {
      throw new NoSuchTime();
    }
    return roster.between(roster.team(team).schedule(), begin, end, Languages.asked());
  }

  /** What being on call takes from each member of a team. */
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
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
  }
}
