package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** A message with buttons as an incoming webhook of Mattermost reads it. */
@JsonPropertyOrder({"text", "attachments"})
record MattermostMessage(String text, List<Attachment> attachments) {

  /**
   * @param text as it is shown
   * @param subject what of it is left when it is answered
   * @param door where an answer is posted to
   */
  static MattermostMessage of(String text, String subject, ChatQuestion question, String door) {
    List<Button> buttons =
        question.choices().stream()
            .map(choice -> Button.of(choice, question.secret(), subject, door))
            .toList();
    return new MattermostMessage(text, List.of(new Attachment(buttons)));
  }

  private record Attachment(List<Button> actions) {}

  @JsonPropertyOrder({"id", "type", "name", "integration"})
  private record Button(String id, String type, String name, Integration integration) {

    static Button of(ChatQuestion.Choice choice, String secret, String subject, String door) {
      Context context = new Context(choice.id(), secret, subject);
      return new Button(choice.id(), "button", choice.label(), new Integration(door, context));
    }
  }

  @JsonPropertyOrder({"url", "context"})
  private record Integration(String url, Context context) {}

  /** Comes back with the answer; the server shows it to nobody. */
  @JsonPropertyOrder({"action", "secret", "subject"})
  private record Context(String action, String secret, String subject) {}
}
