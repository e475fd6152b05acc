package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.language.Words;
import io.majorincident.readiness.Weakness;
import io.majorincident.readiness.WeaknessWords;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is weak in the on-call plan, as its form shows it to the reader. */
@Component
class ReadinessFacts {

  private final WeaknessWords weaknesses;
  private final Words words;
  private final Clock clock;

  ReadinessFacts(WeaknessWords weaknesses, Words words, Clock clock) {
    this.weaknesses = weaknesses;
    this.words = words;
    this.clock = clock;
  }

  /**
   * The texts by the names under which forms show them; none if the task is about something else.
   *
   * @param variables of the task
   */
  Map<String, String> texts(Asked asked, JsonNode variables) {
    if (value(variables, "weaknessKind").isEmpty()) {
      return Map.of();
    }
    Weakness weakness = Weakness.of(name -> value(variables, name));
    Phrases phrases = new Phrases(words, asked, clock.instant());
    String before = value(variables, "mendersBefore");
    return Map.of(
        "weaknessText",
        PlainText.escape(weaknesses.what(weakness, asked.language(), asked.zone())),
        "weaknessWhy",
        weaknesses.why(weakness, asked.language()),
        "weaknessRemedy",
        weaknesses.remedy(weakness, asked.language()),
        "weaknessSince",
        phrases.moment(Instant.parse(value(variables, "weaknessFoundAt"))),
        "weaknessBefore",
        before.isBlank() ? phrases.say("nobody") : PlainText.escape(before));
  }

  private static String value(JsonNode variables, String name) {
    return variables.path(name).path("value").asText("");
  }
}
