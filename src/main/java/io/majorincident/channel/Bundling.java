package io.majorincident.channel;

import java.util.List;

/** Writes one message of several for one contact; whoever knows the words has a bean of it. */
public interface Bundling {

  /**
   * @param key of the one message
   * @param deliveries two or more by the same channel to the same recipient, the most urgent first
   */
  Delivery together(String key, List<Delivery> deliveries);
}
