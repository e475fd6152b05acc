package io.majorincident.access.oidc;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.support.TransactionOperations;

/** Meets whom the provider has signed in: finds out who it is here, and in which groups. */
final class Reception implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final OAuth2UserService<OidcUserRequest, OidcUser> provider;
  private final People people;
  private final Memberships memberships;
  private final TransactionOperations transaction;

  Reception(
      OAuth2UserService<OidcUserRequest, OidcUser> provider,
      People people,
      Memberships memberships,
      TransactionOperations transaction) {
    this.provider = provider;
    this.people = people;
    this.memberships = memberships;
    this.transaction = transaction;
  }

  /**
   * @throws UnknownPerson if nobody here is meant
   */
  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser provided = provider.loadUser(request);
    return transaction.execute(status -> meet(provided));
  }

  private OidcUser meet(OidcUser provided) {
    String id = people.idOf(provided);
    memberships.follow(provided, id);
    return new SignedInPerson(provided, id);
  }
}
