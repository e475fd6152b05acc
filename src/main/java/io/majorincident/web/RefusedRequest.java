package io.majorincident.web;

import org.springframework.http.HttpStatus;

/** A request that is not taken, with what was wrong, as a sentence for whoever sent it. */
final class RefusedRequest extends Exception {

  private final transient HttpStatus status;
  private final transient Object[] values;

  /**
   * @param sentence English, as {@link String#format} takes it
   */
  RefusedRequest(HttpStatus status, String sentence, Object... values) {
    super(sentence);
    this.status = status;
    this.values = values;
  }

  HttpStatus status() {
    return status;
  }

  Object[] values() {
    return values;
  }
}
