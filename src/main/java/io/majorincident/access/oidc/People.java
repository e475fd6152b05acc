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
  private static final String SUBJECT = "sub";

  private final IdentityService identity;
  private final OidcSettings settings;
  private final ReservedIds reserved;
  private final SecureRandom random = new SecureRandom();

  People(IdentityService identity, OidcSettings settings, ReservedIds reserved) {
    this.identity = identity;
    this.settings = settings;
    this.reserved = reserved;
  }

  /**
   * @return the id; that of a new user where nobody is known and the settings want one
   * @throws UnknownPerson if there is none
   */
  String idOf(StandardClaimAccessor provided) {
    return named(provided)
        .map(id -> withId(id).or(() -> added(id, provided)))
        .orElseGet(() -> claimed(provided))
        .orElseThrow(() -> new UnknownPerson(name(provided), provided.getSubject()));
  }

  private Optional<String> named(StandardClaimAccessor provided) {
    return settings.people().stream()
        .filter(person -> person.isMeant(provided))
        .map(NamedPerson::id)
        .findFirst();
  }

  private Optional<String> claimed(StandardClaimAccessor provided) {
    String name = name(provided);
    if (!StringUtils.hasText(name)) {
      return Optional.empty();
    }
    return known(name, provided).or(() -> addedByName(name, provided));
  }

  private String name(StandardClaimAccessor provided) {
    return Objects.requireNonNullElse(provided.getClaimAsString(settings.personClaim()), "");
  }

  private Optional<String> known(String name, StandardClaimAccessor provided) {
    return (by(EMAIL) ? withAddress(name, provided) : withId(name))
        .filter(id -> !named(id) && (by(EMAIL) || by(SUBJECT) || !reserved.powerful(id)));
  }

  private boolean by(String claim) {
    return settings.personClaim().equals(claim);
  }

  /** Whom the settings name, nobody else is. */
  private boolean named(String id) {
    return settings.people().stream().anyMatch(person -> person.id().equals(id));
  }

  private Optional<String> withId(String id) {
    return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
        .map(User::getId);
  }

  /** An address that anybody may claim, or that two people share, says nothing. */
  private Optional<String> withAddress(String address, StandardClaimAccessor provided) {
    List<User> found = identity.createUserQuery().userEmail(address).list();
    return Boolean.TRUE.equals(provided.getEmailVerified()) && found.size() == 1
        ? Optional.of(found.get(0).getId())
        : Optional.empty();
  }

  private Optional<String> addedByName(String name, StandardClaimAccessor provided) {
    return by(EMAIL) || named(name) ? Optional.empty() : added(name, provided);
  }

  private Optional<String> added(String id, StandardClaimAccessor provided) {
    if (!settings.createPeople()
        || !id.matches("[a-zA-Z0-9]{1,64}")
        || withId(id).isPresent()
        || reserved.reserves(id)) {
      return Optional.empty();
    }
    identity.saveUser(user(id, provided));
    return Optional.of(id);
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
