package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers ask each time whether what we add to the web applications has changed: its
 * addresses carry the version of the platform, and not ours.
 */
final class FreshPlugins extends OncePerRequestFilter {

  private static final Pattern OURS =
      Pattern.compile(".*(/majorincident/.*|/scripts/config\\.js|/styles/user-styles\\.css)");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !OURS.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
    chain.doFilter(request, response);
  }
}
