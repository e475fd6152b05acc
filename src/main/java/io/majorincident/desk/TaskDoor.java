package io.majorincident.desk;

import io.majorincident.process.TaskFate;
import io.majorincident.process.Work;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What became of a task, for whoever meant to do it and comes second; and which incident it is
 * about. Nobody learns of a task that they may not read.
 */
@RestController
class TaskDoor {

  private final Work work;
  private final Names names;
  private final Clock clock;

  TaskDoor(Work work, Names names, Clock clock) {
    this.work = work;
    this.names = names;
    this.clock = clock;
  }

  /**
   * @param state free, claimed, completed or ended (without an answer)
   * @param by who has it or completed it, or null
   * @param at when they did, or when it ended; null if that is not known
   */
  record Fate(
      String id,
      String kind,
      String name,
      String incident,
      String state,
      Named by,
      Instant at,
      Instant now) {}

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "what became of a task")
  @GetMapping("/api/tasks/{id}")
  ResponseEntity<?> fate(@PathVariable String id) {
    return work.fate(id)
        .<ResponseEntity<?>>map(found -> ResponseEntity.ok(fate(found)))
        .orElseGet(() -> ResponseEntity.of(unknown(id)).build());
  }

  private Fate fate(TaskFate found) {
    return new Fate(
        found.id(),
        found.kind(),
        names.task(found.name()),
        found.incident(),
        found.state().name().toLowerCase(Locale.ROOT),
        names.person(found.by()),
        found.at(),
        clock.instant());
  }

  private static ProblemDetail unknown(String id) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND, "There is no task '%s' that you may read.".formatted(id));
  }
}
