package io.majorincident.timeline;

import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The whole record of an incident, to read; signing in is required as for every /api. */
@RestController
class TimelineDoor {

  private final Timeline timeline;
  private final Incidents incidents;

  TimelineDoor(Timeline timeline, Incidents incidents) {
    this.timeline = timeline;
    this.incidents = incidents;
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the record of an incident")
  @GetMapping("/api/incidents/{number}/timeline")
  List<TimelineEntry> all(@PathVariable String number) {
    return timeline.of(incidents.get(number).number()).stream().map(ShownEntry::of).toList();
  }

  /** Whether it is still what was written, recomputed now. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "whether the record is what was written")
  @GetMapping("/api/incidents/{number}/verification")
  Verification verify(@PathVariable String number) {
    return Verification.of(timeline.record(incidents.get(number).number()));
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
