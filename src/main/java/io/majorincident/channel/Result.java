package io.majorincident.channel;

import java.time.Instant;
import java.util.Arrays;

/**
 * What came of an attempt.
 *
 * @param why it failed, or null
 * @param next when the next attempt may begin, or null if there will be none
 */
record Result(Outcome outcome, String why, Instant next) {

  static Result delivered() {
    return new Result(Outcome.DELIVERED, null, null);
  }

  static Result failed(String why, Instant next) {
    return new Result(Outcome.FAILED, why, next);
  }

  static Result givenUp(String why) {
    return new Result(Outcome.GIVEN_UP, why, null);
  }

  static Result leftAlone(String why, Instant next) {
    return new Result(Outcome.LEFT_ALONE, why, next);
  }

  boolean is(Outcome other) {
    return outcome == other;
  }

  DeliveryEvent event(Delivery delivery, int attempt) {
    return switch (outcome) {
      case DELIVERED -> new DeliveryEvent.Delivered(delivery, attempt);
      case FAILED, LEFT_ALONE -> new DeliveryEvent.Failed(delivery, attempt, why);
      case GIVEN_UP -> new DeliveryEvent.GivenUp(delivery, attempt, why);
    };
  }

  /** The id is what the database holds for the attempt, the state what it makes of the delivery. */
  enum Outcome {
    DELIVERED("delivered", DeliveryStatus.State.DELIVERED),
    FAILED("failed", DeliveryStatus.State.WAITING),
    /** No attempt was made, so that none is kept. */
    LEFT_ALONE("leftAlone", DeliveryStatus.State.WAITING),
    GIVEN_UP("givenUp", DeliveryStatus.State.GIVEN_UP);

    final String id;
    final DeliveryStatus.State state;

    Outcome(String id, DeliveryStatus.State state) {
      this.id = id;
      this.state = state;
    }

    static Outcome of(String id) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.id.equals(id))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("No attempt ends as '" + id + "'."));
    }
  }
}
