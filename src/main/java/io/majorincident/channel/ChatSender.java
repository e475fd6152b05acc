package io.majorincident.channel;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Posts the message into a room of Slack, Mattermost or whatever takes their JSON; the recipient is
 * the address of the room's incoming webhook. A {@link ChatQuestion} gets buttons where they work.
 */
class ChatSender implements Sender {

  private final HttpPost post;
  private final ChatButtons buttons;

  ChatSender(HttpPost post, ChatButtons buttons) {
    this.post = post;
    this.buttons = buttons;
  }

  @Override
  public String channel() {
    return "chat";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    HttpUriRequestBase request =
        HttpPost.json(delivery.recipient(), delivery.key(), Json.of(body(delivery)));
    post.send(request);
  }

  private Record body(Delivery delivery) {
    return ChatQuestion.of(delivery.action())
        .filter(question -> buttons.areShownAt(delivery.recipient()))
        .map(question -> asking(delivery, question))
        .orElseGet(() -> new Body(escaped(text(delivery))));
  }

  private Record asking(Delivery delivery, ChatQuestion question) {
    String text = text(delivery);
    if (buttons.inSlack(delivery.recipient())) {
      return SlackMessage.of(text, question);
    }
    return MattermostMessage.of(
        escaped(text), escaped(bold(delivery)), question, buttons.mattermostDoor());
  }

  private static String text(Delivery delivery) {
    String subject = bold(delivery);
    return subject.isEmpty() ? delivery.text() : subject + "\n" + delivery.text();
  }

  /** Stars around nothing, or across lines, would be shown as they are. */
  private static String bold(Delivery delivery) {
    String subject = delivery.subject().replaceAll("\\s+", " ").strip();
    return subject.isEmpty() ? "" : "*%s*".formatted(subject);
  }

  /** These three begin links and mentions, such as of everybody in the room. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private record Body(String text) {}
}
