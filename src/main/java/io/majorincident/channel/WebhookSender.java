package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Posts the message as JSON to any http(s) address and signs it, so that the receiver knows that it
 * comes from here and is new. The recipient is the address with the name of a secret behind '#':
 * that part is never sent.
 *
 * <p>The header X-Timestamp holds the seconds since 1970 (UTC) at which this attempt was made. The
 * header X-Signature holds "v1=" and the HMAC-SHA256, in small hexadecimal digits, of
 *
 * <pre>v1:TIMESTAMP:BODY</pre>
 *
 * that is "v1:", the value of X-Timestamp, ":" and the body byte for byte as it was received, by
 * the secret's token in UTF-8. While a secret has an old token as well, a second "v1=" by that one
 * follows behind a comma; one that fits is enough. A receiver should refuse what is older than five
 * minutes. The header Idempotency-Key is the same at each attempt.
 */
class WebhookSender implements Sender {

  private static final String VERSION = "v1";

  private final Secrets secrets;
  private final Clock clock;
  private final HttpPost post;

  WebhookSender(Secrets secrets, Clock clock, HttpPost post) {
    this.secrets = secrets;
    this.clock = clock;
    this.post = post;
  }

  @Override
  public String channel() {
    return "webhook";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    String body = Json.of(Body.of(delivery));
    HttpUriRequestBase request = HttpPost.json(delivery.recipient(), delivery.key(), body);
    long timestamp = clock.instant().getEpochSecond();
    String signed = "%s:%d:%s".formatted(VERSION, timestamp, body);
    request.setHeader("X-Timestamp", timestamp);
    request.setHeader("X-Signature", signatures(secret(delivery), signed));
    post.send(request);
  }

  private Secrets.Secret secret(Delivery delivery) throws PermanentFailure {
    URI address = HttpPost.uri(delivery.recipient());
    if (address.getFragment() == null) {
      throw new PermanentFailure(
          "The recipient names no secret to sign with: write its name behind '#' where the recipient is kept.");
    }
    return secrets.of(address);
  }

  private static String signatures(Secrets.Secret secret, String signed) {
    return secret.tokens().map(token -> signature(token, signed)).collect(Collectors.joining(","));
  }

  private static String signature(String token, String signed) {
    return VERSION + "=" + Hmac.sha256(token, signed.getBytes(StandardCharsets.UTF_8));
  }

  /** What a receiver reads. */
  @JsonPropertyOrder({"key", "subject", "text", "reference", "urgency"})
  private record Body(String key, String subject, String text, String reference, String urgency) {

    static Body of(Delivery delivery) {
      return new Body(
          delivery.key(),
          delivery.subject(),
          delivery.text(),
          delivery.reference(),
          delivery.urgency().name().toLowerCase(Locale.ROOT));
    }
  }
}
