package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Words;
import io.majorincident.process.GivenAnswers;
import io.majorincident.process.Moments;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says below a question what was answered to it the last time in the same incident, where the form
 * wants that: by the property "lastTime" with the value "shown" of a component. Nothing is chosen
 * by it.
 */
@Component
@Order(3)
class EarlierAnswers implements Enrichment {

  private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/deployed-form");
  private static final int LONGEST = 300;

  private final GivenAnswers earlier;
  private final Words words;
  private final Clock clock;

  EarlierAnswers(GivenAnswers earlier, Words words, Clock clock) {
    this.earlier = earlier;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Asked asked) {
    return asked.method().equals("GET") && TASK.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode form) {
    Map<String, ObjectNode> questions =
        form.path("components").findParents("properties").stream()
            .filter(it -> it.path("properties").path("lastTime").asText().equals("shown"))
            .filter(it -> it.has("key"))
            .collect(Collectors.toMap(it -> it.path("key").asText(), it -> (ObjectNode) it));
    if (questions.isEmpty()) {
      return;
    }
    Matcher task = TASK.matcher(asked.path());
    task.matches();
    earlier
        .lastTime(task.group(1), questions.keySet())
        .forEach((key, answer) -> show(asked, questions.get(key), answer));
  }

  private void show(Asked asked, ObjectNode question, Object answer) {
    String said = plain(inWords(asked, question, answer));
    if (!said.isBlank()) {
      String lastTime = words.say(asked.language(), "Last time: %s", said);
      String description = question.path("description").asText();
      question.put("description", (description + " " + lastTime).strip());
    }
  }

  private String inWords(Asked asked, JsonNode question, Object answer) {
    return option(question, answer.toString())
        .or(() -> Moments.find(answer.toString()).map(phrases(asked)::moment))
        .orElse(answer.toString());
  }

  private static Optional<String> option(JsonNode question, String answer) {
    return StreamSupport.stream(question.path("values").spliterator(), false)
        .filter(option -> option.path("value").asText().equals(answer))
        .map(option -> option.path("label").asText())
        .findFirst();
  }

  private Phrases phrases(Asked asked) {
    return new Phrases(words, asked, clock.instant());
  }

  /** On one line, and nothing that a form would take for a template. */
  private static String plain(String answer) {
    String line = answer.replaceAll("\\s+", " ").strip().replaceAll("\\{(?=\\{)", "{ ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
