package io.majorincident.access.oidc;

import org.springframework.security.core.AuthenticationException;

/** The provider knows somebody whom nobody has added here. */
final class UnknownPerson extends AuthenticationException {

  private final String name;

  /**
   * @param name as the provider calls the person; may be empty
   * @param subject as what the provider never calls anybody else
   */
  UnknownPerson(String name, String subject) {
    super(
        ("The provider has signed in '%s', who is not known here by that alone. To name somebody,"
                + " above all administrators and process owners, add sub:%s=id to"
                + " MAJORINCIDENT_ACCESS_OIDC_PEOPLE.")
            .formatted(name, subject));
    this.name = name;
  }

  String name() {
    return name;
  }
}
