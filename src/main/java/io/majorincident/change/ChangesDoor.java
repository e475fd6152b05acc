package io.majorincident.change;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import io.majorincident.process.DuplicateOfItself;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.IncidentOver;
import io.majorincident.process.RaceLost;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes in what a person reports of a running incident from anywhere but the form: the same report,
 * by the same rules, for the same people.
 */
@RestController
class ChangesDoor {

  private static final String NOT_YOURS =
      "You may not report changes to an incident: responders may. Nothing was changed.";

  private final Incidents incidents;
  private final Reports reports;
  private final BrokenAgain again;
  private final TransactionRetry retry;

  ChangesDoor(Incidents incidents, Reports reports, BrokenAgain again, TransactionRetry retry) {
    this.incidents = incidents;
    this.reports = reports;
    this.again = again;
    this.retry = retry;
  }

  /**
   * A report with a key that was taken in before changes nothing more, and is answered alike.
   *
   * @return nothing; the number of the incident that is worked on instead, as "incident", if what
   *     was resolved long ago is broken again
   */
  @OpenTo(value = Caller.RESPONDER, what = "reports a change of an incident")
  @PostMapping("/api/incidents/{number}/changes")
  ResponseEntity<Map<String, String>> report(
      @PathVariable String number, @RequestBody ReportedChange change) {
    String incident = incidents.get(number).number();
    if (!change.hasKey()) {
      throw new KeyMissing();
    }
    retry.run(() -> reports.take(incident, change));
    return change.isRelapse()
        ? again.worksOn(incident).map(ChangesDoor::opened).orElseGet(ChangesDoor::taken)
        : taken();
  }

  private static ResponseEntity<Map<String, String>> opened(Incident next) {
    return ResponseEntity.created(URI.create("/api/incidents/" + next.number() + "/case"))
        .body(Map.of("incident", next.number()));
  }

  private static ResponseEntity<Map<String, String>> taken() {
    return ResponseEntity.noContent().build();
  }

  @ExceptionHandler
  ProblemDetail refused(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<ProblemDetail> problem = problem(cause);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    throw failure;
  }

  private static Optional<ProblemDetail> problem(Throwable cause) {
    if (cause instanceof FaultyForm faulty) {
      ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, faulty.getMessage());
      problem.setProperty("faults", faulty.faults());
      return Optional.of(problem);
    }
    return status(cause)
        .map(
            status ->
                problem(status, status == HttpStatus.FORBIDDEN ? NOT_YOURS : cause.getMessage()));
  }

  private static Optional<HttpStatus> status(Throwable cause) {
    HttpStatus status = null;
    if (cause instanceof KeyMissing) {
      status = HttpStatus.BAD_REQUEST;
    } else if (cause instanceof NoSuchIncident) {
      status = HttpStatus.NOT_FOUND;
    } else if (cause instanceof IncidentOver || cause instanceof DuplicateOfItself) {
      status = HttpStatus.CONFLICT;
    } else if (cause instanceof RaceLost) {
      status = HttpStatus.SERVICE_UNAVAILABLE;
    } else if (cause instanceof AuthorizationException) {
      status = HttpStatus.FORBIDDEN;
    }
    return Optional.ofNullable(status);
  }

  private static ProblemDetail problem(HttpStatus status, String text) {
    return ProblemDetail.forStatusAndDetail(status, text);
  }
}
