package io.majorincident.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no expression through to the engine: a query can hold some, which the engine would evaluate
 * for whoever asks.
 */
final class NoExpressions extends OncePerRequestFilter {

  private final ObjectMapper json;
  private final Words words;

  NoExpressions(ObjectMapper json, Words words) {
    this.json = json;
    this.words = words;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest checked;
    try {
      checked = new EngineRequest(request).checked();
    } catch (RefusedRequest refused) {
      refuse(refused, request, response);
      return;
    }
    chain.doFilter(checked, response);
  }

  private void refuse(
      RefusedRequest refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String sentence = words.say(Languages.asked(request), refused.getMessage(), refused.values());
    response.setStatus(refused.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    json.writeValue(response.getOutputStream(), problem(refused, sentence));
  }

  /** Problem details (RFC 9457); the web applications show the message. */
  private static Map<String, Object> problem(RefusedRequest refused, String sentence) {
    return Map.of(
        "title",
        refused.status().getReasonPhrase(),
        "status",
        refused.status().value(),
        "detail",
        sentence,
        "message",
        sentence);
  }
}
