package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever is an auditor and nothing else only reads, whatever the engine would allow: some of its
 * endpoints look for a right only after they have found what is to be changed, and a new version of
 * it may bring others. What only asks, though by POST because a question may be long, is let
 * through.
 */
final class OnlyReading extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Pattern QUESTION =
      Pattern.compile(
          "/(case-execution|case-instance|execution|external-task|group|incident|job|job-definition"
              + "|process-instance|task|variable-instance"
              + "|history/(activity-instance|case-instance|decision-instance|detail|external-task-log"
              + "|job-log|process-instance|task|variable-instance)"
              + "|filter/[^/]+/(list|singleResult)"
              + "|process-(definition|instance)/[^/]+/called-process-(definitions|instances))(/count)?"
              + "|/filter/[^/]+/count");

  private static final Pattern BEFORE_IT =
      Pattern.compile(
          "^(/engine-rest|/camunda/api/engine|/camunda/api/cockpit/plugin/base)"
              + "(/engine)?(/default)?(?=/)");

  private static final Pattern OWN_SESSION =
      Pattern.compile("/camunda/api/admin/auth/user/[^/]+/(login/[^/]+|logout)");

  private static final String WHY =
      "An auditor reads everything and changes nothing: nothing was changed.";

  private final IdentityService identity;

  OnlyReading(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = AskingGroups.path(request);
    return READING.contains(request.getMethod())
        || OWN_SESSION.matcher(path).matches()
        || request.getMethod().equals("POST")
            && QUESTION.matcher(BEFORE_IT.matcher(path).replaceFirst("")).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (AskingGroups.of(identity, request).anyMatch(OnlyReading::onlyAudits)) {
      EngineRefusal.answer(response, WHY);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean onlyAudits(List<String> groups) {
    return groups != null && groups.equals(List.of(AccessGroups.AUDITOR));
  }
}
