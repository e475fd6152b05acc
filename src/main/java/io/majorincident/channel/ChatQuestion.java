package io.majorincident.channel;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The buttons below a message in a chat that answer it at once.
 *
 * @param choices one or two
 * @param secret what comes back with the answer
 */
record ChatQuestion(List<Choice> choices, String secret) {

  private static final List<String> IDS = List.of("accept", "decline");

  /**
   * @param id "accept" or "decline"
   * @param label what people read
   */
  record Choice(String id, String label) {}

  /** What a message asks, or empty if nothing can be answered by a button. */
  static Optional<ChatQuestion> of(Action action) {
    return action.isGiven() && !action.answers().isEmpty()
        ? Optional.of(new ChatQuestion(choices(action.answers()), action.secret()))
        : Optional.empty();
  }

  private static List<Choice> choices(List<String> labels) {
    return IntStream.range(0, Math.min(labels.size(), IDS.size()))
        .mapToObj(place -> new Choice(IDS.get(place), labels.get(place)))
        .toList();
  }
}
