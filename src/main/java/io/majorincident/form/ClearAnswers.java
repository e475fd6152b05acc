package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.process.FaultyForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private static final Pattern SENT =
      Pattern.compile(".*/(task|process-definition)/.+/(submit-form|complete|start)");

  private final ObjectMapper json;

  ClearAnswers(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !SENT.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
      clear(answer);
    }
    answer.copyBodyToResponse();
  }

  private void clear(ContentCachingResponseWrapper answer) throws IOException {
    byte[] body = answer.getContentAsByteArray();
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.startsWith("{") && text.contains(FaultyForm.BEGIN)) {
      JsonNode problem = json.readTree(body);
      ((ObjectNode) problem).put("message", FaultyForm.in(problem.path("message").asText()));
      answer.resetBuffer();
      answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      answer.getOutputStream().write(json.writeValueAsBytes(problem));
    }
  }
}
