package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends what somebody opened by signing in. A page that refreshes itself would keep it open for
 * ever; of somebody who has not signed in, the server soon forgets the session by itself.
 */
final class SessionEnd extends OncePerRequestFilter {

  private static final String SIGNED_IN = SessionEnd.class.getName() + ".signedIn";

  private final SessionSettings settings;
  private final Clock clock;

  SessionEnd(SessionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    if (session != null && signedIn(session)) {
      limit(session);
    }
    chain.doFilter(request, response);
  }

  private static boolean signedIn(HttpSession session) {
    return !AuthenticationUtil.getAuthsFromSession(session).getAuthentications().isEmpty();
  }

  private void limit(HttpSession session) {
    if (since(session).plus(settings.longest()).isBefore(clock.instant())) {
      session.invalidate();
    } else {
      session.setMaxInactiveInterval((int) settings.idle().toSeconds());
    }
  }

  private Instant since(HttpSession session) {
    if (session.getAttribute(SIGNED_IN) == null) {
      session.setAttribute(SIGNED_IN, clock.instant());
    }
    return (Instant) session.getAttribute(SIGNED_IN);
  }
}
