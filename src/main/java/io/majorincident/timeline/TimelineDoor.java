package io.majorincident.timeline;

import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import java.time.Instant;
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

  /**
   * @param at in UTC
   * @param who person id, or "system"
   */
  record Entry(Instant at, String kind, String who, String text) {

    static Entry of(TimelineEntry entry) {
      return new Entry(entry.at(), entry.kind(), entry.who(), entry.text());
    }
  }

  @GetMapping("/api/incidents/{number}/timeline")
  List<Entry> all(@PathVariable String number) {
    return timeline.of(incidents.get(number).number()).stream().map(Entry::of).toList();
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
