package io.majorincident.access.oidc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Opens the web applications to somebody whom the provider has signed in, exactly as their own form
 * does: all that looks into their session afterwards, and takes rights away again, goes on to hold.
 */
final class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

  private final ProcessEngine engine;

  Arrival(ProcessEngine engine) {
    this.engine = engine;
    setDefaultTargetUrl("/camunda/app/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws ServletException, IOException {
    AuthenticationUtil.getAuthsFromSession(request.getSession())
        .addOrReplace(AuthenticationUtil.createAuthentication(engine, person.getName()));
    super.onAuthenticationSuccess(request, response, person);
  }
}
