package io.majorincident.channel;

import java.time.Instant;

/**
 * What became of a delivery. Published inside the transaction that records it, so that the work of
 * a listener commits with it. A listener that throws undoes both: a {@link Delivered} or {@link
 * GivenUp} is then told again later, without sending again; a {@link Failed} is not, as the next
 * attempt has news of its own, nor is what comes before an attempt. In rare cases (a crash) the
 * same is told more than once.
 */
public sealed interface DeliveryEvent {

  Delivery delivery();

  /** Which attempt, from 1; 0 if none was made. */
  int attempt();

  /** The receiving side took it. */
  record Delivered(Delivery delivery, int attempt) implements DeliveryEvent {}

  /** The attempt failed, a further one follows. */
  record Failed(Delivery delivery, int attempt, String why) implements DeliveryEvent {}

  /** The last attempt failed, or none can succeed; no further one follows. */
  record GivenUp(Delivery delivery, int attempt, String why) implements DeliveryEvent {}

  /**
   * It was due, but has to wait.
   *
   * @param together whether for others to the same contact, with which it then goes out, or for a
   *     limit
   */
  record PutOff(Delivery delivery, Instant until, boolean together) implements DeliveryEvent {

    @Override
    public int attempt() {
      return 0;
    }
  }

  /**
   * It goes out together with others to the same contact.
   *
   * @param key of the one message
   * @param others how many
   */
  record Bundled(Delivery delivery, int attempt, String key, int others) implements DeliveryEvent {}

  /** It is not wanted any more; this many attempts had been made in vain. */
  record Cancelled(Delivery delivery, int attempt) implements DeliveryEvent {}
}
