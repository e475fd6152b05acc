package io.majorincident.access.oidc;

import org.springframework.security.core.AuthenticationException;

/** The provider knows somebody whom nobody has added here. */
final class UnknownPerson extends AuthenticationException {

  private final String name;

  /**
   * @param name as the provider calls the person; may be empty
   */
  UnknownPerson(String name) {
    super("The provider has signed in '%s', who is not known here.".formatted(name));
    this.name = name;
  }

  String name() {
    return name;
  }
}
