package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Posts the message as a card into a chat or channel of Microsoft Teams; the recipient is the
 * address of a workflow that begins when a webhook request is received.
 */
class TeamsSender implements Sender {

  /** Teams takes 28 KB, in which line breaks and quotes count more than once. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int LONGEST_SUBJECT = 250;

  private final HttpPost post;

  TeamsSender(HttpPost post) {
    this.post = post;
  }

  @Override
  public String channel() {
    return "teams";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    String body = Json.of(new Message("message", List.of(Attachment.of(card(delivery)))));
    post.send(HttpPost.json(delivery.recipient(), delivery.key(), body));
  }

  private static Card card(Delivery delivery) {
    String subject =
        Beginning.of(
            delivery.subject(),
            LONGEST_SUBJECT,
            it -> ChatText.teams(it).length() <= LONGEST_SUBJECT);
    String text = Beginning.of(delivery.text(), LONGEST_TEXT, TeamsSender::isText);
    List<Button> buttons =
        Stream.of(delivery.action()).filter(Action::isGiven).map(Button::of).toList();
    return Card.of(
        List.of(Block.bold(ChatText.teams(subject)), Block.plain(ChatText.teams(text))), buttons);
  }

  private static boolean isText(String text) {
    return ChatText.teams(text).getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT;
  }

  @JsonPropertyOrder({"type", "attachments"})
  private record Message(String type, List<Attachment> attachments) {}

  @JsonPropertyOrder({"contentType", "content"})
  private record Attachment(String contentType, Card content) {

    static Attachment of(Card card) {
      return new Attachment("application/vnd.microsoft.card.adaptive", card);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"type", "$schema", "version", "body", "actions"})
  private record Card(
      String type,
      @JsonProperty("$schema") String schema,
      String version,
      List<Block> body,
      List<Button> actions) {

    static Card of(List<Block> body, List<Button> actions) {
      return new Card(
          "AdaptiveCard",
          "http://adaptivecards.io/schemas/adaptive-card.json",
          "1.4",
          body,
          actions);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"type", "text", "weight", "wrap"})
  private record Block(String type, String text, String weight, boolean wrap) {

    static Block bold(String text) {
      return new Block("TextBlock", text, "Bolder", true);
    }

    /** A single line break is none in a card. */
    static Block plain(String text) {
      return new Block("TextBlock", text.replaceAll("\\R", "\n\n"), null, true);
    }
  }

  @JsonPropertyOrder({"type", "title", "url"})
  private record Button(String type, String title, String url) {

    static Button of(Action action) {
      return new Button("Action.OpenUrl", action.label(), action.link());
    }
  }
}
