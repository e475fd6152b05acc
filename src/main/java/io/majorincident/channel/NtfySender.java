package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes the message at an ntfy server, which rings the telephones that listen to the topic. The
 * recipient is the topic's address, such as https://ntfy.sh/my-topic.
 */
class NtfySender implements Sender {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<server>https?://[^/?#\\s]+/(?:[^?#\\s]*/)?)(?<topic>[A-Za-z0-9_-]{1,64})/?(?<query>\\?[^#\\s]*)?");

  /**
   * A server takes 4096 bytes, and 8192 for the whole: there line breaks and quotes count twice.
   */
  private static final int LONGEST_MESSAGE = 3000;

  private static final int LONGEST_TITLE = 250;

  private static final int LOUDEST = 5;
  private static final int USUAL = 3;

  private final HttpPost post;

  NtfySender(HttpPost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "ntfy";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    Matcher address = ADDRESS.matcher(delivery.recipient());
    if (!address.matches()) {
      throw new PermanentFailure(
          "The recipient is no address of an ntfy topic, such as https://ntfy.sh/my-topic: correct it where the recipient is kept.");
    }
    String query = address.group("query");
    String server = address.group("server") + (query == null ? "" : query);
    post.send(HttpPost.json(server, delivery.key(), body(address.group("topic"), delivery)));
  }

  private static String body(String topic, Delivery delivery) {
    return Json.of(
        new Body(
            topic,
            Beginning.of(delivery.subject(), LONGEST_TITLE, NtfySender::isTitle),
            Beginning.of(delivery.text(), LONGEST_MESSAGE, NtfySender::isMessage),
            delivery.urgency() == Urgency.HIGH ? LOUDEST : USUAL,
            delivery.action().isGiven() ? delivery.action().link() : null));
  }

  private static boolean isTitle(String text) {
    return text.length() <= LONGEST_TITLE;
  }

  private static boolean isMessage(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_MESSAGE;
  }

  /**
   * As ntfy reads it.
   *
   * @param click the page of ours that a tap opens, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"topic", "title", "message", "priority", "click"})
  private record Body(String topic, String title, String message, int priority, String click) {}
}
