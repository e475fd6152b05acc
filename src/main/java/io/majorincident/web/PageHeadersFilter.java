package io.majorincident.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets {@link PageHeaders} on every answer but those of Camunda's web applications. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageHeadersFilter extends OncePerRequestFilter {

  private final Framing framing;

  PageHeadersFilter(Framing framing) {
    this.framing = framing;
  }

  /** They have headers of their own, with a nonce for each page. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/camunda/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isStatus = request.getRequestURI().equals("/status");
    PageHeaders.set(response, isStatus ? framing.statusPageBy() : "");
    chain.doFilter(request, response);
  }
}
