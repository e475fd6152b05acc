package io.majorincident.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers, while somebody is at the provider, which page of the web applications was asked for.
 */
final class AskedPage implements OAuth2AuthorizationRequestResolver {

  /** Where the success of a sign-in looks for it; a new session keeps it. */
  private static final String KEPT = "SPRING_SECURITY_SAVED_REQUEST";

  /** Never leads to another host. */
  private static final Pattern OURS = Pattern.compile("/camunda/app/[\\p{Graph}&&[^\\\\]]*");

  private final OAuth2AuthorizationRequestResolver way;

  AskedPage(OAuth2AuthorizationRequestResolver way) {
    this.way = way;
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return remember(way.resolve(request), request);
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
    return remember(way.resolve(request, provider), request);
  }

  private static OAuth2AuthorizationRequest remember(
      OAuth2AuthorizationRequest toProvider, HttpServletRequest request) {
    if (toProvider != null) {
      asked(request)
          .ifPresent(page -> request.getSession().setAttribute(KEPT, new SimpleSavedRequest(page)));
    }
    return toProvider == null || request.getParameter("anew") == null
        ? toProvider
        : anew(toProvider);
  }

  /** The provider is to forget whom it knows. */
  private static OAuth2AuthorizationRequest anew(OAuth2AuthorizationRequest toProvider) {
    return OAuth2AuthorizationRequest.from(toProvider)
        .additionalParameters(parameters -> parameters.put("prompt", "login"))
        .build();
  }

  private static Optional<String> asked(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("asked"))
        .filter(page -> OURS.matcher(page).matches());
  }
}
