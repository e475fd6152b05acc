package io.majorincident.channel;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * How a delivery stands.
 *
 * @param attempts begun so far
 * @param lastError why the last failed attempt failed, or null
 * @param createdAt when it was stored
 * @param dueAt when the next attempt may begin, or null if there will be none
 * @param sentAs the key of the message in which it goes out together with others, or null
 * @param endedAt when it was delivered, given up or cancelled, or null
 */
public record DeliveryStatus(
    String key,
    String channel,
    String recipient,
    State state,
    int attempts,
    String lastError,
    Instant createdAt,
    Instant dueAt,
    String sentAs,
    Instant endedAt) {

  /**
   * The same, as if it went to this recipient.
   *
   * @param hiding hides the one that it went to in what people read
   */
  public DeliveryStatus to(String other, UnaryOperator<String> hiding) {
    return new DeliveryStatus(
        hiding.apply(key),
        channel,
        other,
        state,
        attempts,
        lastError == null ? null : hiding.apply(lastError),
        createdAt,
        dueAt,
        sentAs == null ? null : hiding.apply(sentAs),
        endedAt);
  }

  /** The id is what the database holds. */
  public enum State {
    WAITING("waiting"),
    /** Delivered or given up, but a listener refused to hear it: it is told again soon. */
    RECORDING("recording"),
    DELIVERED("delivered"),
    GIVEN_UP("givenUp"),
    CANCELLED("cancelled");

    private final String id;

    State(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    static State of(String id) {
      return Arrays.stream(values())
          .filter(state -> state.id.equals(id))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("No delivery is in state '" + id + "'."));
    }
  }
}
