package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A message with buttons as Slack reads it.
 *
 * @param text what a notification shows, where blocks cannot be
 */
@JsonPropertyOrder({"text", "blocks"})
record SlackMessage(String text, List<Record> blocks) {

  /** Slack takes 3000 characters in a block. */
  private static final int LONGEST_BLOCK = 3000;

  /**
   * @param text as it is, without Slack's signs
   */
  static SlackMessage of(String text, ChatQuestion question) {
    String fitting =
        Beginning.of(text, LONGEST_BLOCK, it -> ChatText.slack(it).length() <= LONGEST_BLOCK);
    String shown = ChatText.slack(fitting);
    return new SlackMessage(
        shown,
        List.of(
            new Section("section", new Words("mrkdwn", shown)),
            new Actions("actions", buttons(question))));
  }

  private static List<Button> buttons(ChatQuestion question) {
    return question.choices().stream().map(choice -> Button.of(choice, question.secret())).toList();
  }

  @JsonPropertyOrder({"type", "text"})
  private record Section(String type, Words text) {}

  @JsonPropertyOrder({"type", "text"})
  private record Words(String type, String text) {}

  @JsonPropertyOrder({"type", "elements"})
  private record Actions(String type, List<Button> elements) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"type", "action_id", "text", "value", "style"})
  private record Button(
      String type, @JsonProperty("action_id") String id, Words text, String value, String style) {

    static Button of(ChatQuestion.Choice choice, String secret) {
      return new Button(
          "button",
          choice.id(),
          new Words("plain_text", choice.label()),
          secret,
          choice.id().equals("accept") ? "primary" : null);
    }
  }
}
