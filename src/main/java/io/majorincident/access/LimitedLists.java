package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses lists without a limit, yet the web applications ask for some, as for all
 * versions of a definition. They get as many as the engine lets them have.
 */
final class LimitedLists extends OncePerRequestFilter {

  private final int most;

  LimitedLists(int most) {
    this.most = most;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String query = request.getQueryString();
    return !HttpMethod.GET.matches(request.getMethod())
        || query != null && query.contains("maxResults=");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    String limited = (query == null ? "" : query + "&") + "maxResults=" + most;
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getQueryString() {
            return limited;
          }
        },
        response);
  }
}
