package io.majorincident.access.password;

import io.majorincident.language.Languages;
import io.majorincident.web.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers from where a request comes, for as long as it is at work. */
final class WhoAsks extends OncePerRequestFilter {

  private final ClientAddress address;

  WhoAsks(ClientAddress address) {
    this.address = address;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Asking.begin(new Asking(address.of(request), Languages.asked(request)));
    try {
      chain.doFilter(request, response);
    } finally {
      Asking.end();
    }
  }
}
