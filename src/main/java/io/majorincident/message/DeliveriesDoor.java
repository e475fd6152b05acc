package io.majorincident.message;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.contact.ShownDelivery;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.NoSuchIncident;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was sent about an incident, to whom, and how that stands, to read; signing in is required as
 * for every /api. The texts are not part of it: a page's holds the secret of its receiver.
 */
@RestController
class DeliveriesDoor {

  private final Outbox outbox;
  private final Incidents incidents;
  private final ShownDelivery shown;

  DeliveriesDoor(Outbox outbox, Incidents incidents, ShownDelivery shown) {
    this.outbox = outbox;
    this.incidents = incidents;
    this.shown = shown;
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "to whom messages went, and how that stands")
  @GetMapping("/api/incidents/{number}/deliveries")
  List<DeliveryStatus> all(@PathVariable String number) {
    return outbox.of(incidents.get(number).number()).stream().map(shown::of).toList();
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
