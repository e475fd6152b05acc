package io.majorincident.channel;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Posts the text, which is JSON, to an outside system. The recipient is its http(s) address, with
 * the name of a secret behind '#' if it needs one: that part of an address is never sent.
 */
class SystemSender implements Sender {

  private final Secrets secrets;
  private final HttpPost post;

  SystemSender(Secrets secrets, HttpPost post) {
    this.secrets = secrets;
    this.post = post;
  }

  @Override
  public String channel() {
    return "system";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    URI address = address(delivery);
    HttpUriRequestBase request = HttpPost.json(address, delivery.key(), delivery.text());
    if (address.getFragment() != null) {
      request.setHeader("Authorization", "Bearer " + secrets.of(address).token());
    }
    post.send(request);
  }

  private static URI address(Delivery delivery) throws PermanentFailure {
    try {
      return HttpPost.uri(delivery.recipient());
    } catch (IllegalArgumentException invalid) {
      throw new PermanentFailure(
          "The recipient is no http or https address: correct it on the diagram.");
    }
  }
}
