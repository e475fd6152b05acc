package io.majorincident.access.oidc;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.util.StringUtils;

/** Finds the engine's user whom the provider speaks of. */
final class People {

  private static final String EMAIL = "email";

  private final IdentityService identity;
  private final OidcSettings settings;
  private final SecureRandom random = new SecureRandom();

  People(IdentityService identity, OidcSettings settings) {
    this.identity = identity;
    this.settings = settings;
  }

  /**
   * @return the id; that of a new user where nobody is known and the settings want one
   * @throws UnknownPerson if there is none
   */
  String idOf(StandardClaimAccessor provided) {
    String name = Objects.requireNonNullElse(claimed(provided), "");
    return known(name, provided)
        .or(() -> added(name, provided))
        .orElseThrow(() -> new UnknownPerson(name));
  }

  private String claimed(StandardClaimAccessor provided) {
    return provided.getClaimAsString(settings.personClaim());
  }

  private Optional<String> known(String name, StandardClaimAccessor provided) {
    if (!StringUtils.hasText(name)) {
      return Optional.empty();
    }
    return byAddress()
        ? withAddress(name, provided)
        : Optional.ofNullable(identity.createUserQuery().userId(name).singleResult())
            .map(User::getId);
  }

  private boolean byAddress() {
    return settings.personClaim().equals(EMAIL);
  }

  /** An address that anybody may claim, or that two people share, says nothing. */
  private Optional<String> withAddress(String address, StandardClaimAccessor provided) {
    List<User> found = identity.createUserQuery().userEmail(address).list();
    return Boolean.TRUE.equals(provided.getEmailVerified()) && found.size() == 1
        ? Optional.of(found.get(0).getId())
        : Optional.empty();
  }

  private Optional<String> added(String name, StandardClaimAccessor provided) {
    if (!settings.createPeople() || byAddress() || !name.matches("[a-zA-Z0-9]+")) {
      return Optional.empty();
    }
    identity.saveUser(user(name, provided));
    return Optional.of(name);
  }

  private User user(String id, StandardClaimAccessor provided) {
    User user = identity.newUser(id);
    user.setFirstName(Objects.requireNonNullElse(provided.getGivenName(), id));
    user.setLastName(Objects.requireNonNullElse(provided.getFamilyName(), ""));
    user.setEmail(Objects.requireNonNullElse(provided.getEmail(), ""));
    user.setPassword(password());
    return user;
  }

  /** Nobody knows it: the person signs in at the provider. */
  private String password() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
