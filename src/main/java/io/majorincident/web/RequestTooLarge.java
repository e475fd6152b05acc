package io.majorincident.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request has a longer body than fits. */
public class RequestTooLarge extends RuntimeException {

  /**
   * @param megabytes how many fit
   */
  public RequestTooLarge(int megabytes) {
    super("The body is longer than %d MB, which is all that fits. Send less.".formatted(megabytes));
  }

  /** As the sender is told. */
  public ProblemDetail problem() {
    return ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE, getMessage());
  }
}
