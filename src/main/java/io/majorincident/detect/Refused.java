package io.majorincident.detect;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The door does not take what was sent; sending the same again would not help. */
class Refused extends RuntimeException {

  private final HttpStatus status;
  private final List<Fault> faults;

  Refused(HttpStatus status, String problem) {
    this(status, problem, List.of());
  }

  Refused(HttpStatus status, String problem, List<Fault> faults) {
    super(problem);
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  HttpStatus status() {
    return status;
  }

  /** What is wrong with the single parts of the notification; empty if it is none at all. */
  List<Fault> faults() {
    return faults;
  }
}
