package io.majorincident.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Posts the message as JSON to the recipient's http(s) address; the receiver sees the key as header
 * Idempotency-Key.
 */
class PushSender implements Sender {

  private static final Duration WITHIN = Duration.ofSeconds(8);

  private final HttpPost post;

  PushSender() {
    this(WITHIN);
  }

  /**
   * @param within how long it may take altogether
   */
  PushSender(Duration within) {
    this.post = new HttpPost(within);
  }

  @Override
  public String channel() {
    return "push";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    post.send(request(delivery));
  }

  private HttpRequest request(Delivery delivery) throws PermanentFailure {
    try {
      return HttpRequest.newBuilder(URI.create(delivery.recipient()))
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", KeyForms.header(delivery.key()))
          .POST(HttpRequest.BodyPublishers.ofString(PushBody.json(delivery)))
          .build();
    } catch (IllegalArgumentException invalid) {
      throw new PermanentFailure(
          "The recipient is no http or https address: correct it where the recipient is kept.");
    }
  }
}
