package io.majorincident.desk;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The whole case of an incident, to read; signing in is required as for every /api. Whoever asks
 * again and again sends the ETag along, and is told in one look that nothing has changed.
 */
@RestController
class CaseDoor {

  private final Incidents incidents;
  private final Cases cases;
  private final CaseVersion version;

  CaseDoor(Incidents incidents, Cases cases, CaseVersion version) {
    this.incidents = incidents;
    this.cases = cases;
    this.version = version;
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the case of an incident")
  @GetMapping("/api/incidents/{number}/case")
  Case whole(
      @PathVariable String number,
      @RequestParam(defaultValue = "false") boolean details,
      WebRequest request) {
    Incident incident = incidents.get(number);
    String now = "\"%s%s\"".formatted(version.of(number), details ? "-all" : "");
    return request.checkNotModified(now) ? null : cases.of(incident, details);
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
