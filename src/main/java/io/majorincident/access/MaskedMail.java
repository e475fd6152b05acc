package io.majorincident.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.oncall.Contact;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Masks the mail addresses that the engine tells along with names: names are for everybody who
 * works here, addresses for their owner and administrators.
 */
final class MaskedMail extends OncePerRequestFilter {

  private static final Pattern PEOPLE = Pattern.compile(".*/user(/[^/]+/profile)?/?");
  private static final String MAIL = "email";

  private final ObjectMapper json = new ObjectMapper();
  private final IdentityService identity;
  private final String administrators;

  /**
   * @param administrators the id of their group
   */
  MaskedMail(IdentityService identity, String administrators) {
    this.identity = identity;
    this.administrators = administrators;
  }

  /** People stand in lists of tasks, too, if these are asked for with what belongs to them. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String accept = Objects.toString(request.getHeader(HttpHeaders.ACCEPT), "");
    return !PEOPLE.matcher(AskingGroups.path(request)).matches() && !accept.contains("hal+json");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Set<String> asking = AskingGroups.ids(identity, request).collect(Collectors.toSet());
    if (AskingGroups.of(identity, request).anyMatch(this::administrate)) {
      chain.doFilter(request, response);
      return;
    }
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    mask(kept, asking);
    kept.copyBodyToResponse();
  }

  private boolean administrate(List<String> groups) {
    return groups != null && groups.contains(administrators);
  }

  private void mask(ContentCachingResponseWrapper kept, Set<String> asking) throws IOException {
    if (Objects.toString(kept.getContentType(), "").contains("json") && kept.getContentSize() > 0) {
      JsonNode answer = json.readTree(kept.getContentAsByteArray());
      mask(answer, asking);
      kept.resetBuffer();
      kept.getOutputStream().write(json.writeValueAsBytes(answer));
    }
  }

  private static void mask(JsonNode node, Set<String> asking) {
    if (node instanceof ObjectNode person
        && person.path(MAIL).isTextual()
        && !asking.contains(person.path("id").asText())) {
      String shown = new Contact(Contact.MAIL, person.path(MAIL).asText()).shown();
      person.put(MAIL, shown);
    }
    node.forEach(part -> mask(part, asking));
  }
}
