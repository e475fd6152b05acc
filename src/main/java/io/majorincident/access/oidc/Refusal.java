package io.majorincident.access.oidc;

import io.majorincident.web.PageHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Says to the person what is wrong and whom to ask, and to the log what the operator needs. */
final class Refusal implements AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private final SignInPages pages;

  Refusal(SignInPages pages) {
    this.pages = pages;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    // it may contain what a stranger wrote into an address
    LOG.warn("Nobody was signed in. {}", failure.getMessage().replaceAll("\\p{Cntrl}", " "));
    Locale language = request.getLocale();
    if (failure instanceof UnknownPerson unknown) {
      show(response, HttpServletResponse.SC_FORBIDDEN, pages.unknown(language, unknown.name()));
    } else if (failure.getCause() instanceof ProviderSilent) {
      show(response, HttpServletResponse.SC_BAD_GATEWAY, pages.silent(language));
    } else {
      show(response, HttpServletResponse.SC_UNAUTHORIZED, pages.failed(language));
    }
  }

  private static void show(HttpServletResponse response, int status, String page)
      throws IOException {
    PageHeaders.set(response);
    response.setStatus(status);
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(page);
  }
}
