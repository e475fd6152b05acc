package io.majorincident.dossier;

import io.majorincident.incident.NoSuchIncident;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the doors of this room answer if they do not open: problem details (RFC 9457). */
@RestControllerAdvice("io.majorincident.dossier")
class Refusals {

  @ExceptionHandler
  ProblemDetail faulty(FaultySearch faulty) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, faulty.getMessage());
    problem.setProperty("faults", faulty.faults());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail notYours(MayNotRead refused) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refused.getMessage());
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchProcess missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail missing(OfNoIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
