package io.majorincident.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Whether somebody wants to sign out, and not a stranger's page in the same browser. */
final class SignOut implements RequestMatcher {

  static final String PATH = "/sign-out";

  @Override
  public boolean matches(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return request.getMethod().equals("POST")
        && request.getServletPath().equals(PATH)
        && (session == null
            || proved(session, request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME)));
  }

  private static boolean proved(HttpSession session, String token) {
    Object expected = session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    return MessageDigest.isEqual(bytes(expected), bytes(token));
  }

  private static byte[] bytes(Object token) {
    return Objects.toString(token, "").getBytes(StandardCharsets.UTF_8);
  }
}
