package io.majorincident.access.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever opens a web application signs in at the provider, and nowhere else. */
final class AtTheProvider extends OncePerRequestFilter {

  private static final Pattern PAGE =
      Pattern.compile("/camunda/app/(tasklist|cockpit|admin|welcome)/[^/]+/");
  private static final Pattern LOGIN =
      Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/.*");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    if (LOGIN.matcher(path).matches()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "Sign in at the OpenID provider.");
    } else if (PAGE.matcher(path).matches() && stranger(request)) {
      response.sendRedirect("/sign-in?asked=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean stranger(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        || AuthenticationUtil.getAuthsFromSession(session).getAuthentications().isEmpty();
  }
}
