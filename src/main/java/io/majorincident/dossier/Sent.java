package io.majorincident.dossier;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.RecordedDelivery;
import io.majorincident.contact.ShownDelivery;
import io.majorincident.dossier.Dossier.Attempt;
import io.majorincident.dossier.Dossier.Message;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What was sent about an incident, to whom, and what came of it. */
@Component
class Sent {

  /** Whoever knows it can answer a page in the name of its receiver. */
  private static final Pattern SECRET = Pattern.compile("(/pages/)[A-Za-z0-9_-]{8,}");

  private final Outbox outbox;
  private final ShownDelivery shown;

  Sent(Outbox outbox, ShownDelivery shown) {
    this.outbox = outbox;
    this.shown = shown;
  }

  /** The oldest first. */
  List<Message> about(String incident) {
    return outbox.recorded(incident).stream().map(this::message).toList();
  }

  private Message message(RecordedDelivery delivery) {
    DeliveryStatus status = shown.of(delivery.status());
    String address = delivery.status().recipient();
    return new Message(
        status.createdAt(),
        status.key(),
        status.channel(),
        status.recipient(),
        delivery.subject(),
        withoutSecrets(delivery.text()),
        status.state().name(),
        status.endedAt(),
        delivery.tries().stream().map(made -> attempt(made, address)).toList());
  }

  private static Attempt attempt(RecordedDelivery.Try made, String address) {
    return new Attempt(
        made.number(),
        made.beganAt(),
        made.endedAt(),
        made.outcome(),
        ShownDelivery.without(made.error(), address));
  }

  static String withoutSecrets(String text) {
    return text == null ? null : SECRET.matcher(text).replaceAll("$1…");
  }
}
