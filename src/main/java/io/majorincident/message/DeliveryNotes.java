package io.majorincident.message;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.DeliveryEvent;
import io.majorincident.contact.Addressees;
import io.majorincident.contact.ShownDelivery;
import io.majorincident.incident.IncidentEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says of each attempt to deliver, and of each delay, which incident it was about. */
@Component
class DeliveryNotes {

  private final ApplicationEventPublisher events;
  private final Addressees addressees;

  DeliveryNotes(ApplicationEventPublisher events, Addressees addressees) {
    this.events = events;
    this.addressees = addressees;
  }

  @EventListener
  void attempted(DeliveryEvent attempt) {
    Delivery delivery = attempt.delivery();
    if (delivery.reference().isEmpty()) {
      return;
    }
    if (attempt instanceof DeliveryEvent.Delivered) {
      events.publishEvent(
          new IncidentEvent.MessageDelivered(
              delivery.reference(), delivery.key(), recipient(delivery), attempt.attempt()));
    } else if (attempt instanceof DeliveryEvent.Failed failed) {
      notDelivered(delivery, failed.attempt(), false, failed.why());
    } else if (attempt instanceof DeliveryEvent.GivenUp givenUp) {
      notDelivered(delivery, givenUp.attempt(), true, givenUp.why());
    } else if (attempt instanceof DeliveryEvent.Cancelled) {
      events.publishEvent(
          new IncidentEvent.MessageCancelled(
              delivery.reference(), delivery.key(), recipient(delivery)));
    } else if (attempt instanceof DeliveryEvent.PutOff putOff) {
      events.publishEvent(
          new IncidentEvent.MessagePutOff(
              delivery.reference(),
              delivery.key(),
              recipient(delivery),
              putOff.until(),
              putOff.together()));
    } else if (attempt instanceof DeliveryEvent.Bundled bundled) {
      events.publishEvent(
          new IncidentEvent.MessageBundled(
              delivery.reference(),
              delivery.key(),
              recipient(delivery),
              bundled.others(),
              bundled.key()));
    }
  }

  private void notDelivered(Delivery delivery, int attempt, boolean gaveUp, String why) {
    events.publishEvent(
        new IncidentEvent.MessageNotDelivered(
            delivery.reference(),
            delivery.key(),
            recipient(delivery),
            attempt,
            gaveUp,
            ShownDelivery.without(why, delivery.recipient())));
  }

  private String recipient(Delivery delivery) {
    return addressees.of(delivery.channel(), delivery.recipient());
  }
}
