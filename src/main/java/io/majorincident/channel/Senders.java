package io.majorincident.channel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who sends what. */
class Senders {

  private final Map<String, Sender> byChannel = new TreeMap<>();

  /**
   * @param senders of several for one channel the last one counts
   */
  Senders(Iterable<Sender> senders) {
    senders.forEach(sender -> byChannel.put(sender.channel(), sender));
  }

  Set<String> channels() {
    return byChannel.keySet();
  }

  /** Whether deliveries of this channel can reach anybody. */
  boolean reach(String channel) {
    return byChannel.containsKey(channel) && !(byChannel.get(channel) instanceof NoPhoneSender);
  }

  /**
   * @throws PermanentFailure if nobody serves the channel of this delivery
   */
  Sender of(Delivery delivery) throws PermanentFailure {
    Sender sender = byChannel.get(delivery.channel());
    if (sender == null) {
      throw new PermanentFailure(
          "There is no channel '%s'; there are %s. Whoever makes the delivery must name one of them."
              .formatted(delivery.channel(), byChannel.keySet()));
    }
    return sender;
  }
}
