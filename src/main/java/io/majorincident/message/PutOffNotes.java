package io.majorincident.message;

import io.majorincident.channel.Outbox;
import org.springframework.stereotype.Component;

/** Notes about incidents that wait for the end of somebody's quiet hours. */
@Component
public class PutOffNotes {

  private final Outbox outbox;

  PutOffNotes(Outbox outbox) {
    this.outbox = outbox;
  }

  /** What still waits about this incident is no longer worth telling. */
  public void forget(String incident) {
    outbox.cancel(topic(incident));
  }

  /** By which what waits about this incident can be cancelled. */
  static String topic(String incident) {
    return "putOff/" + incident;
  }
}
