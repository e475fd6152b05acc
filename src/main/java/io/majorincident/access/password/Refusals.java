package io.majorincident.access.password;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is said to somebody whose password was not looked at. */
final class Refusals {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final ObjectMapper json = new ObjectMapper();
  private final Words words;

  Refusals(Words words) {
    this.words = words;
  }

  Refused tooManyWrong(Duration wait, Locale language) {
    String sentence =
        words.say(
            language,
            "Too many wrong passwords: wait for %d s, then try again. Nobody is locked out.",
            Refused.seconds(wait));
    return new Refused(429, sentence, wait, problem(429, "Too Many Requests", sentence));
  }

  Refused tooManyAtOnce(Locale language) {
    String sentence =
        words.say(language, "Too many people sign in at the same time: try again in a moment.");
    return new Refused(503, sentence, SOON, problem(503, "Service Unavailable", sentence));
  }

  /** Problem details (RFC 9457); the sign-in of the web applications shows the message. */
  private String problem(int status, String title, String sentence) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", sentence);
    problem.put("message", sentence);
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
