package io.majorincident.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Adds to what the engine's REST interface delivers: the live facts and the real options to a form,
 * and everything that people read in their own language. So a form that was opened at once shows
 * what holds now, in the words of the reader; no copy of it has to be kept in process variables,
 * and the record stays in one language. The engine has checked before what the reader may see.
 */
@Component
class LiveForms extends OncePerRequestFilter {

  private static final Pattern READ =
      Pattern.compile(".*/(task|filter|process-definition|group|identity)(/.*)?");

  private final List<Enrichment> enrichments;
  private final Readers readers;
  private final ObjectMapper json;

  LiveForms(List<Enrichment> enrichments, Readers readers, ObjectMapper json) {
    this.enrichments = enrichments;
    this.readers = readers;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !List.of("GET", "POST").contains(request.getMethod())
        || !READ.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Asked asked =
        new Asked(
            request.getMethod(),
            request.getRequestURI(),
            Languages.asked(request),
            readers.person(request).orElse(""),
            readers.zone(request));
    List<Enrichment> wanted = enrichments.stream().filter(it -> it.concerns(asked)).toList();
    Varying varying = new Varying(response);
    if (wanted.isEmpty()) {
      chain.doFilter(request, varying);
    } else {
      ContentCachingResponseWrapper delivered = new ContentCachingResponseWrapper(varying);
      chain.doFilter(request, delivered);
      enrich(delivered, asked, wanted);
      delivered.copyBodyToResponse();
    }
  }

  private void enrich(ContentCachingResponseWrapper delivered, Asked asked, List<Enrichment> wanted)
      throws IOException {
    boolean isJson = Objects.toString(delivered.getContentType(), "").contains("json");
    if (delivered.getStatus() == HttpServletResponse.SC_OK && isJson) {
      JsonNode answer = read(delivered.getContentAsByteArray());
      if (answer.isContainerNode()) {
        wanted.forEach(it -> it.enrich(asked, answer));
        delivered.resetBuffer();
        delivered.getOutputStream().write(json.writeValueAsBytes(answer));
      }
    }
  }

  /** A form that is no JSON is delivered as it was deployed. */
  private JsonNode read(byte[] body) throws IOException {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException noJson) {
      return json.nullNode();
    }
  }
}
