package io.majorincident.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * That somebody has pressed a button in a chat.
 *
 * @param secret of the page and of the person who was asked
 * @param reply what the button says
 * @param id of whoever pressed it, as the chat knows them; may be empty
 * @param account their name there
 * @param subject the first line of the message, or empty
 * @param answerTo where the chat wants the answer, or empty if it is the response
 */
record ChatClick(
    String secret, Reply reply, String id, String account, String subject, String answerTo) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_NAME = 40;

  /**
   * @param form as Slack posts it: its field "payload" holds JSON
   * @throws UnreadableClick if it is something else
   */
  static ChatClick fromSlack(String form) {
    JsonNode payload = payload(form);
    JsonNode action = payload.path("actions").path(0);
    JsonNode user = payload.path("user");
    return new ChatClick(
        needed("actions[0].value", action.path("value")),
        reply("actions[0].action_id", action.path("action_id")),
        user.path("id").asText(""),
        name(user.path("username").asText(user.path("id").asText(""))),
        payload.path("message").path("text").asText("").lines().findFirst().orElse(""),
        needed("response_url", payload.path("response_url")));
  }

  private static JsonNode payload(String form) {
    JsonNode payload =
        Arrays.stream(form.split("&"))
            .filter(field -> field.startsWith("payload="))
            .findFirst()
            .map(field -> read(decoded(field.substring("payload=".length()))))
            .orElseThrow(
                () -> new UnreadableClick("The field 'payload' is missing, which Slack fills."));
    if (!payload.path("type").asText().equals("block_actions")) {
      throw new UnreadableClick(
          "The payload's type is not 'block_actions': nothing else is asked in Slack.");
    }
    return payload;
  }

  /**
   * @param body as Mattermost posts it, JSON
   * @throws UnreadableClick if it is something else
   */
  static ChatClick fromMattermost(String body) {
    JsonNode payload = read(body);
    JsonNode context = payload.path("context");
    return new ChatClick(
        needed("context.secret", context.path("secret")),
        reply("context.action", context.path("action")),
        payload.path("user_id").asText(""),
        name(payload.path("user_name").asText("")),
        context.path("subject").asText(""),
        "");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ChatClick[account=%s]".formatted(account);
  }

  private static JsonNode read(String json) {
    try {
      JsonNode read = JSON.readTree(json);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException other) {
      // said below, without what stands in it
    }
    throw new UnreadableClick("What came is no JSON object.");
  }

  private static String needed(String name, JsonNode value) {
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new UnreadableClick("The text '%s' is missing.".formatted(name));
    }
    return value.asText();
  }

  private static Reply reply(String name, JsonNode action) {
    return switch (needed(name, action)) {
      case "accept" -> Reply.TAKES;
      case "decline" -> Reply.CANNOT;
      default -> throw new UnreadableClick("'%s' is neither accept nor decline.".formatted(name));
    };
  }

  /** It stands in the record, so that nobody may write a sentence of their own there. */
  private static String name(String shown) {
    String word = shown.replaceAll("[^\\p{L}\\p{N}._-]", "");
    return word.isEmpty()
        ? "somebody"
        : "@" + word.substring(0, Math.min(word.length(), LONGEST_NAME));
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new UnreadableClick("The field 'payload' is not encoded as a form is.");
    }
  }
}
