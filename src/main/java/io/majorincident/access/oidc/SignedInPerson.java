package io.majorincident.access.oidc;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the provider has signed in, by the id that the person has here. */
final class SignedInPerson extends DefaultOidcUser {

  private static final long serialVersionUID = 1L;

  private final String id;

  SignedInPerson(OidcUser provided, String id) {
    super(provided.getAuthorities(), provided.getIdToken(), provided.getUserInfo());
    this.id = id;
  }

  @Override
  public String getName() {
    return id;
  }
}
