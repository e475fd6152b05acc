package io.majorincident.detect;

import io.majorincident.process.RaceLost;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;

/** What the door answers if it does not take a notification: problem details (RFC 9457). */
final class Problems {

  /** The request's own address would repeat the key in the logs of the sender. */
  private static final URI DOOR = URI.create("/api/alertmanager");

  private static final String DATABASE_DOWN =
      "The database cannot record the notification now. Nothing of it is kept: send it again.";

  private static final String MISTAKE =
      "The notification could not be recorded; the log of the application says why."
          + " Nothing of it is kept: send it again.";

  private static final Map<String, String> AGAIN = Map.of(HttpHeaders.RETRY_AFTER, "30");

  private Problems() {}

  static ResponseEntity<ProblemDetail> of(HttpStatus status, String problem) {
    return of(status, problem, Map.of());
  }

  static ResponseEntity<ProblemDetail> of(
      HttpStatus status, String problem, Map<String, String> headers) {
    return answer(ProblemDetail.forStatusAndDetail(status, problem), headers);
  }

  static ResponseEntity<ProblemDetail> of(Refused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(refused.status(), refused.getMessage());
    if (!refused.faults().isEmpty()) {
      problem.setProperty("faults", refused.faults());
    }
    return answer(problem, Map.of());
  }

  static ResponseEntity<ProblemDetail> of(TooMuchAtOnce overload) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, overload.getMessage(), AGAIN);
  }

  static ResponseEntity<ProblemDetail> of(RaceLost lost) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, lost.getMessage(), AGAIN);
  }

  /** Every failure of ours is a 5xx, because only then the sender tries again. */
  static ResponseEntity<ProblemDetail> of(RuntimeException failure) {
    return ofTheDatabase(failure)
        ? of(HttpStatus.SERVICE_UNAVAILABLE, DATABASE_DOWN, AGAIN)
        : of(HttpStatus.INTERNAL_SERVER_ERROR, MISTAKE, AGAIN);
  }

  private static boolean ofTheDatabase(Throwable failure) {
    return failure != null
        && (failure instanceof SQLException
            || failure instanceof DataAccessException
            || failure instanceof TransactionException
            || ofTheDatabase(failure.getCause()));
  }

  private static ResponseEntity<ProblemDetail> answer(
      ProblemDetail problem, Map<String, String> headers) {
    problem.setInstance(DOOR);
    return ResponseEntity.status(problem.getStatus())
        .headers(all -> headers.forEach(all::set))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
