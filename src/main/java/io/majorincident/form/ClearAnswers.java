package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.IncidentOver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Takes the engine's own words away from around what is wrong in a form, so that the person who
 * sent it reads a sentence.
 */
@Component
class ClearAnswers extends OncePerRequestFilter {

  private static final Pattern ENGINE = Pattern.compile("(/engine-rest|/camunda/api/engine)/.*");

  private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE");

  private final ObjectMapper json;
  private final Words words;

  ClearAnswers(ObjectMapper json, Words words) {
    this.json = json;
    this.words = words;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !WRITING.contains(request.getMethod())
        || !ENGINE.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
      clear(answer, words.in(Languages.asked(request)));
    }
    answer.copyBodyToResponse();
  }

  private void clear(ContentCachingResponseWrapper answer, Glossary spoken) throws IOException {
    byte[] body = answer.getContentAsByteArray();
    if (!Objects.toString(answer.getContentType(), "").contains("json")) {
      return;
    }
    JsonNode problem = json.readTree(body);
    String said = problem.path("message").asText();
    Optional<String> faults = FaultyForm.in(said, spoken).or(() -> IncidentOver.in(said));
    if (faults.isPresent()) {
      ((ObjectNode) problem).put("message", faults.get());
      answer.resetBuffer();
      answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      answer.getOutputStream().write(json.writeValueAsBytes(problem));
    }
  }
}
