package io.majorincident.oncall;

/** The on-call plan cannot be used; the message names every fault and what to do about it. */
public class FaultyPlan extends RuntimeException {

  FaultyPlan(String message) {
    super(message);
  }

  FaultyPlan(String message, Throwable cause) {
    super(message, cause);
  }
}
