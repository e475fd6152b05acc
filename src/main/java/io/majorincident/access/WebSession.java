package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.camunda.bpm.webapp.impl.security.SecurityActions;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;

/** The session of somebody who is signed in to the web applications. */
final class WebSession {

  private final HttpServletRequest request;

  WebSession(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * @param asKnownFor for how long it may be taken for granted that the person still exists and is
   *     still in the same groups
   */
  boolean opened(Duration asKnownFor) {
    HttpSession session = request.getSession(false);
    if (session == null || of(session).getAuthentications().isEmpty()) {
      return false;
    }
    AuthenticationUtil.updateCache(of(session), session, asKnownFor.toMillis());
    return !of(session).getAuthentications().isEmpty();
  }

  /** Whether the request claims to come from a page of the web applications. */
  boolean claimed() {
    return token() != null;
  }

  /**
   * Whether it does come from there, and not from a stranger's page in the same browser. Reading
   * needs no proof.
   */
  boolean proved() {
    return CsrfConstants.CSRF_NON_MODIFYING_METHODS_PATTERN.matcher(request.getMethod()).matches()
        || claimed() && same(token(), expected());
  }

  /** Goes on in the name of the person, for the engine and for everybody behind it. */
  void goOn(HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    SecurityActions.runWithAuthentications(
        () -> {
          chain.doFilter(request, response);
          return null;
        },
        of(request.getSession(false)));
  }

  private String token() {
    return request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
  }

  private Object expected() {
    return request.getSession(false).getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
  }

  private static Authentications of(HttpSession session) {
    return AuthenticationUtil.getAuthsFromSession(session);
  }

  private static boolean same(String sent, Object expected) {
    return expected != null && MessageDigest.isEqual(bytes(sent), bytes(expected.toString()));
  }

  private static byte[] bytes(String token) {
    return token.getBytes(StandardCharsets.UTF_8);
  }
}
