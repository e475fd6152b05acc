package io.majorincident.access.oidc;

/** The OpenID provider does not say where to sign in. */
final class ProviderSilent extends RuntimeException {

  ProviderSilent(String issuer, Throwable cause) {
    super(
        "The OpenID provider %s does not say where to sign in: %s"
            .formatted(issuer, cause.getMessage()),
        cause);
  }
}
