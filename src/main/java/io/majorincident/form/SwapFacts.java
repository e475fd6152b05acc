package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.duty.SwapEffect;
import io.majorincident.duty.SwapWording;
import io.majorincident.language.Words;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a swap that somebody asks for is about, as Markdown, by the plan as it stands. */
@Component
class SwapFacts {

  private final SwapWording wording;
  private final SwapEffect effect;
  private final Words words;

  SwapFacts(SwapWording wording, SwapEffect effect, Words words) {
    this.wording = wording;
    this.effect = effect;
    this.words = words;
  }

  /** The texts for a task with these variables; none if it is about no swap. */
  Map<String, String> texts(Asked asked, JsonNode variables) {
    if (!variables.has("ownShift")) {
      return Map.of();
    }
    return Map.of(
        "askerName", PlainText.escape(wording.name(text(variables, "changedBy"))),
        "shiftToTake", shift(asked, text(variables, "ownShift")),
        "shiftToGive", shift(asked, text(variables, "othersShift")),
        "swapReason", reason(text(variables, "swapReason")),
        "swapEffect", effect(asked, variables));
  }

  private static String reason(String given) {
    return given.isBlank() ? "–" : PlainText.escapeLines(given);
  }

  private String shift(Asked asked, String id) {
    return PlainText.escape(wording.shift(id, asked.language(), asked.zone()));
  }

  private String effect(Asked asked, JsonNode variables) {
    return effect
        .of(
            text(variables, "changedBy"),
            text(variables, "askedColleague"),
            text(variables, "ownShift"),
            text(variables, "othersShift"),
            asked.language())
        .map(SwapFacts::written)
        .orElseGet(
            () -> words.say(asked.language(), "The plan has changed: this is no longer possible."));
  }

  private static String written(SwapEffect.Balance balance) {
    return balance.lines().stream()
        .map(line -> "- " + PlainText.escape(line))
        .collect(Collectors.joining("\n", PlainText.escape(balance.title()) + "\n", ""));
  }

  private static String text(JsonNode variables, String name) {
    return variables.path(name).path("value").asText();
  }
}
