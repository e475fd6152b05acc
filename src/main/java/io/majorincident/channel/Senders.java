package io.majorincident.channel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Who sends what. */
class Senders {

  private final Map<String, Sender> byChannel = new TreeMap<>();

  private final Predicate<String> stopped;

  /**
   * @param senders of several for one channel the last one counts
   * @param stopped whether no text message may be sent to a number
   */
  Senders(Iterable<Sender> senders, Predicate<String> stopped) {
    this.stopped = stopped;
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
   * @throws PermanentFailure if nobody serves the channel of this delivery, or whoever would get it
   *     wants none
   */
  Sender of(Delivery delivery) throws PermanentFailure {
    Sender sender = byChannel.get(delivery.channel());
    if (sender == null) {
      throw new PermanentFailure(
          "There is no channel '%s'; there are %s. Whoever makes the delivery must name one of them."
              .formatted(delivery.channel(), byChannel.keySet()));
    }
    if (delivery.channel().equals("text") && stopped.test(delivery.recipient())) {
      throw new PermanentFailure(
          "The number has answered STOP, so no text message may be sent to it until it answers START.");
    }
    return sender;
  }
}
