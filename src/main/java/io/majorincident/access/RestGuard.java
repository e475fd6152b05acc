package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/** Asks for name and password at every REST path but those that know their callers themselves. */
final class RestGuard extends ProcessEngineAuthenticationFilter {

  private final List<String> openDoors;

  /**
   * @param openDoors paths; what lies below them is open, too
   */
  RestGuard(List<String> openDoors) {
    this.openDoors = List.copyOf(openDoors);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (open((HttpServletRequest) request)) {
      chain.doFilter(request, response);
    } else {
      super.doFilter(request, response, chain);
    }
  }

  /** The engine would leave the names of its engines open. */
  @Override
  protected boolean requiresEngineAuthentication(String path) {
    return true;
  }

  private boolean open(HttpServletRequest request) {
    String path = request.getServletPath() + "/";
    return openDoors.stream().anyMatch(door -> path.startsWith(door + "/"));
  }
}
