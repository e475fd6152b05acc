package io.majorincident.channel;

import java.util.function.UnaryOperator;
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
        .orElseGet(() -> new Body(escaped(delivery)));
  }

  private Record asking(Delivery delivery, ChatQuestion question) {
    return buttons.inSlack(delivery.recipient())
        ? SlackMessage.of(below(bold(subject(delivery)), delivery.text()), question)
        : MattermostMessage.of(
            escaped(delivery),
            bold(ChatText.webhook(subject(delivery))),
            question,
            buttons.mattermostDoor());
  }

  private String escaped(Delivery delivery) {
    UnaryOperator<String> escape =
        buttons.isSlack(delivery.recipient()) ? ChatText::slack : ChatText::webhook;
    return below(bold(escape.apply(subject(delivery))), escape.apply(delivery.text()));
  }

  private static String subject(Delivery delivery) {
    return delivery.subject().replaceAll("\\s+", " ").strip();
  }

  /** Stars around nothing, or across lines, would be shown as they are. */
  private static String bold(String subject) {
    return subject.isEmpty() ? "" : "*%s*".formatted(subject);
  }

  private static String below(String subject, String text) {
    return subject.isEmpty() ? text : subject + "\n" + text;
  }

  private record Body(String text) {}
}
