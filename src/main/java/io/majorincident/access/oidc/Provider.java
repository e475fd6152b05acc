package io.majorincident.access.oidc;

import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.util.StringUtils;

/**
 * What the OpenID provider says of itself. It is asked when the first person signs in and not at
 * the start: pages must go out although the provider is down.
 */
final class Provider implements ClientRegistrationRepository {

  /** The only one, by this id. */
  static final String ID = "provider";

  /** The path to which it sends people back. */
  static final String BACK = "/sign-in/back";

  private final OidcSettings settings;
  private final String baseUrl;
  private final ProviderCalls calls;
  private volatile ClientRegistration known;

  /**
   * @param baseUrl under which people reach the application, without a slash at the end
   */
  Provider(OidcSettings settings, String baseUrl, ProviderCalls calls) {
    this.settings = settings;
    this.baseUrl = baseUrl;
    this.calls = calls;
  }

  /**
   * @throws ProviderSilent if it has never answered so far, and does not now
   */
  @Override
  public ClientRegistration findByRegistrationId(String id) {
    if (known == null) {
      known = ask();
    }
    return ID.equals(id) ? known : null;
  }

  private ClientRegistration ask() {
    try {
      return describe(ClientRegistrations.fromOidcConfiguration(configuration()));
    } catch (IllegalArgumentException | IllegalStateException cause) {
      throw new ProviderSilent(settings.issuer(), cause);
    }
  }

  /** Nobody else's: what it says of itself must name the issuer that was asked. */
  private Map<String, Object> configuration() {
    Map<String, Object> said = calls.configuration(settings.issuer());
    if (said == null || !settings.issuer().equals(said.get("issuer"))) {
      throw new IllegalStateException(
          "The provider calls itself %s.".formatted(said == null ? "nothing" : said.get("issuer")));
    }
    return said;
  }

  private ClientRegistration describe(ClientRegistration.Builder client) {
    client
        .registrationId(ID)
        .clientId(settings.client().id())
        .scope(settings.scopes())
        .redirectUri(baseUrl + BACK);
    return StringUtils.hasText(settings.client().secret())
        ? client.clientSecret(settings.client().secret()).build()
        : client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build();
  }
}
