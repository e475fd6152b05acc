package io.majorincident.ask;

import io.majorincident.channel.DeliveryEvent;
import io.majorincident.process.IncidentProcess;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the diagram that waits for an outside system what came of the call. */
@Component
class SystemAnswers {

  private final IncidentProcess process;

  SystemAnswers(IncidentProcess process) {
    this.process = process;
  }

  @EventListener
  void delivered(DeliveryEvent.Delivered event) {
    if (isCall(event)) {
      process.systemReached(event.delivery().key());
    }
  }

  @EventListener
  void gaveUp(DeliveryEvent.GivenUp event) {
    if (isCall(event)) {
      process.systemNotReached(event.delivery().key());
    }
  }

  private static boolean isCall(DeliveryEvent event) {
    return event.delivery().channel().equals(CallSystem.CHANNEL);
  }
}
