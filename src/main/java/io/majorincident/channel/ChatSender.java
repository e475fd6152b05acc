package io.majorincident.channel;

/**
 * Posts the message into a room of Slack, Mattermost or whatever takes their JSON; the recipient is
 * the address of the room's incoming webhook.
 */
class ChatSender implements Sender {

  private final HttpPost post;

  ChatSender(HttpPost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "chat";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    String body = Json.of(new Body(text(delivery)));
    post.send(HttpPost.json(delivery.recipient(), delivery.key(), body));
  }

  /** The subject is bold; stars around nothing, or across lines, would be shown as they are. */
  private static String text(Delivery delivery) {
    String subject = escaped(delivery.subject().replaceAll("\\s+", " ").strip());
    String text = escaped(delivery.text());
    return subject.isEmpty() ? text : "*%s*\n%s".formatted(subject, text);
  }

  /** These three begin links and mentions, such as of everybody in the room. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private record Body(String text) {}
}
