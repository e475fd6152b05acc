package io.majorincident.channel;

import java.time.Duration;

/** Says of a message that comes late how old it is; whoever knows the words has a bean of it. */
public interface Lateness {

  /**
   * The same message, which says its age.
   *
   * @param age since it was stored, a minute at least
   */
  Delivery late(Delivery delivery, Duration age);
}
