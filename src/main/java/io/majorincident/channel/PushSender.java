package io.majorincident.channel;

/**
 * Posts the message as JSON to the recipient's http(s) address; the receiver sees the key as header
 * Idempotency-Key.
 */
class PushSender implements Sender {

  private final HttpPost post;

  PushSender(HttpPost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "push";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    post.send(HttpPost.json(delivery.recipient(), delivery.key(), PushBody.json(delivery)));
  }
}
