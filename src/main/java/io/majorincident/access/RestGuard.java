package io.majorincident.access;

import io.majorincident.access.password.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/**
 * Asks for name and password at every REST path but those that know their callers themselves. Below
 * /api, where the plugins of the web applications ask, and at the page of the on-call plan, being
 * signed in there is enough.
 */
final class RestGuard extends ProcessEngineAuthenticationFilter {

  static final String ON_CALL = "/on-call";

  private final List<String> openDoors;
  private final Duration asKnownFor;

  /**
   * @param openDoors paths; what lies below them is open, too
   * @param asKnownFor see {@link WebSession#opened}
   */
  RestGuard(List<String> openDoors, Duration asKnownFor) {
    this.openDoors = List.copyOf(openDoors);
    this.asKnownFor = asKnownFor;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    if (open(asked)) {
      chain.doFilter(request, response);
    } else if (asked.getHeader("Authorization") == null && forPages(asked)) {
      bySession(asked, (HttpServletResponse) response, chain);
    } else {
      byPassword(asked, (HttpServletResponse) response, chain);
    }
  }

  private void byPassword(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      super.doFilter(request, response, chain);
    } catch (Refused refused) {
      refused.answer(response);
    }
  }

  /** The engine would leave the names of its engines open. */
  @Override
  protected boolean requiresEngineAuthentication(String path) {
    return true;
  }

  private void bySession(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    WebSession session = new WebSession(request);
    if (session.opened(asKnownFor)) {
      byPerson(session, response, chain);
    } else if (session.claimed()) {
      // without the challenge, at which a browser would ask for a password by itself
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "The session has ended: sign in.");
    } else if (below(request, ON_CALL)) {
      response.sendRedirect("/camunda/app/tasklist/");
    } else {
      byPassword(request, response, chain);
    }
  }

  private static void byPerson(WebSession session, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (session.proved()) {
      session.goOn(response, chain);
    } else {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "The token of the web applications is missing.");
    }
  }

  private static boolean forPages(HttpServletRequest request) {
    return below(request, "/api") || below(request, ON_CALL);
  }

  private boolean open(HttpServletRequest request) {
    return openDoors.stream().anyMatch(door -> below(request, door));
  }

  private static boolean below(HttpServletRequest request, String path) {
    return (request.getServletPath() + "/").startsWith(path + "/");
  }
}
