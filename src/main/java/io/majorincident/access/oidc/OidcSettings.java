package io.majorincident.access.oidc;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider.
 *
 * @param issuer its address, below which it answers {@code /.well-known/openid-configuration};
 *     people sign in here with a password while it is empty
 * @param personClaim what of the provider's answer is the id of a person here; with {@code email}
 *     the person is found by the address, if the provider says that it has verified it
 * @param groupsClaim what of the provider's answer lists the person's groups
 * @param groups {@code theirs=ours}; memberships in these groups of ours follow the provider at
 *     every sign-in, all others stay with the administrator
 * @param people who somebody at the provider is here, by the subject or a verified address; comes
 *     before the claim, and nobody else is that person then. Administrators and process owners are
 *     never known by a name alone
 * @param createPeople whether somebody whom only the provider knows is added
 */
@ConfigurationProperties("majorincident.access.oidc")
record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue Client client,
    @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
    @DefaultValue("preferred_username") String personClaim,
    @DefaultValue("groups") String groupsClaim,
    @DefaultValue List<GroupPair> groups,
    @DefaultValue List<NamedPerson> people,
    @DefaultValue("false") boolean createPeople) {

  /**
   * @throws IllegalArgumentException if there is a provider, and nothing said of who asks it
   */
  OidcSettings {
    if (!issuer.isBlank() && client.id().isBlank()) {
      throw new IllegalArgumentException(
          "MAJORINCIDENT_ACCESS_OIDC_CLIENT_ID is missing: as what the application is registered"
              + " at the provider");
    }
  }

  /**
   * As what the application is registered at the provider.
   *
   * @param secret empty for a public client
   */
  record Client(@DefaultValue("") String id, @DefaultValue("") String secret) {}
}
