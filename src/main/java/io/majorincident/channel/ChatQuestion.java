package io.majorincident.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message in a chat that can be answered by a button.
 *
 * @param text without the buttons
 * @param choices one or two
 * @param secret what comes back with the answer
 */
record ChatQuestion(String text, List<Choice> choices, String secret) {

  /** What is said, the line with the labels in brackets, and the link that ends with the secret. */
  private static final Pattern ASKING =
      Pattern.compile(
          "(?s)(.*)\\n(\\[[^\\]\\n]+](?: \\[[^\\]\\n]+])?)\\nhttps?://\\S*/([^/\\s]+)\\s*");

  private static final Pattern LABEL = Pattern.compile("\\[([^\\]]+)]");

  private static final List<String> IDS = List.of("accept", "decline");

  /**
   * @param id "accept" or "decline"
   * @param label what people read
   */
  record Choice(String id, String label) {}

  /** The question in a message, or empty if it has none. */
  static Optional<ChatQuestion> in(String text) {
    Matcher asking = ASKING.matcher(text);
    return asking.matches()
        ? Optional.of(new ChatQuestion(asking.group(1), choices(asking.group(2)), asking.group(3)))
        : Optional.empty();
  }

  private static List<Choice> choices(String line) {
    List<Choice> choices = new ArrayList<>();
    for (MatchResult label : LABEL.matcher(line).results().toList()) {
      choices.add(new Choice(IDS.get(choices.size()), label.group(1)));
    }
    return List.copyOf(choices);
  }
}
