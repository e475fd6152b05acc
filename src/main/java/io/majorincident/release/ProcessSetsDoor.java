package io.majorincident.release;

import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessOwners;
import io.majorincident.process.ProcessSets;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which set is in force, which running incidents can be moved to it, and the move itself. To move
 * is for those who may deploy: process owners and administrators.
 */
@RestController
class ProcessSetsDoor {

  private final ProcessSets sets;
  private final Moves moves;
  private final ProcessOwners owners;

  ProcessSetsDoor(ProcessSets sets, Moves moves, ProcessOwners owners) {
    this.sets = sets;
    this.moves = moves;
    this.owners = owners;
  }

  /**
   * A set for people.
   *
   * @param at in UTC
   */
  record Set(String id, String name, String source, Instant at) {

    static Set of(DeployedProcessSet set) {
      return new Set(set.id(), set.name(), set.source(), set.at());
    }
  }

  /** How the running incidents stand to the set in force. */
  record Answer(Set inForce, List<Move> incidents) {}

  /**
   * The set with which a new incident begins.
   *
   * @param mayMove whether whoever asks may move incidents to it
   */
  record InForce(Set inForce, boolean mayMove) {}

  /** For everybody who may sign in, so that a page can leave out what its reader may not do. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the set of diagrams in force")
  @GetMapping("/api/process-sets")
  InForce inForce() {
    return new InForce(Set.of(newest()), owners.signedIn());
  }

  /** What would become of each running incident; nothing changes. */
  @OpenTo(value = Caller.OWNER, what = "what moving incidents would do")
  @GetMapping("/api/process-sets/migration")
  Answer preview() {
    DeployedProcessSet inForce = newest();
    return new Answer(Set.of(inForce), moves.preview(inForce.id()));
  }

  /**
   * Moves those that can be moved.
   *
   * @param set id of the set in force, as the preview named it: if there is another one by now,
   *     nothing is moved
   */
  @OpenTo(value = Caller.OWNER, what = "moves incidents to the set in force")
  @PostMapping("/api/process-sets/migration")
  Answer move(@RequestParam(defaultValue = "") String set) {
    DeployedProcessSet inForce = newest();
    if (!inForce.id().equals(set)) {
      throw new OtherSetInForce();
    }
    return new Answer(Set.of(inForce), moves.move(inForce));
  }

  @ExceptionHandler
  ProblemDetail outdated(OtherSetInForce outdated) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, outdated.getMessage());
  }

  private DeployedProcessSet newest() {
    return owners.unhindered(() -> sets.inForce().orElseThrow());
  }
}
