package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever is in no group at all asks the engine for nothing but themselves: several of its
 * endpoints look for no right, as those of comments, of the ready filters and of metrics.
 */
final class OnlyMembers extends OncePerRequestFilter {

  /** To sign in and out, and to see who one is. */
  private static final Pattern THEMSELVES =
      Pattern.compile(
          "/camunda/api/admin/auth/user/.*|(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?"
              + "/(identity/groups|version|engine)");

  private static final String WHY =
      "You are in no group: an administrator says what you work on. Nothing was changed.";

  private final IdentityService identity;

  OnlyMembers(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return THEMSELVES.matcher(AskingGroups.path(request)).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (AskingGroups.of(identity, request).anyMatch(OnlyMembers::inNone)) {
      EngineRefusal.answer(response, WHY);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean inNone(List<String> groups) {
    return groups != null && groups.isEmpty();
  }
}
