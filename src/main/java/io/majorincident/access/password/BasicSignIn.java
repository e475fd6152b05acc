package io.majorincident.access.password;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Name and password in the header of a request (RFC 7617), in UTF-8. Public, and made by the
 * engine's filter, which knows it by its name.
 */
public final class BasicSignIn implements AuthenticationProvider {

  private static final String SCHEME = "Basic ";

  @Override
  public AuthenticationResult extractAuthenticatedUser(
      HttpServletRequest request, ProcessEngine engine) {
    String header = request.getHeader("Authorization");
    boolean basic = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String pair = basic ? decoded(header.substring(SCHEME.length())) : "";
    int colon = pair.indexOf(':');
    return colon < 0
        ? AuthenticationResult.unsuccessful()
        : checked(engine, pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static AuthenticationResult checked(ProcessEngine engine, String name, String password) {
    return engine.getIdentityService().checkPassword(name, password)
        ? AuthenticationResult.successful(name)
        : AuthenticationResult.unsuccessful(name);
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(
      HttpServletResponse response, ProcessEngine engine) {
    response.setHeader(
        "WWW-Authenticate", "Basic realm=\"%s\", charset=\"UTF-8\"".formatted(engine.getName()));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }
}
