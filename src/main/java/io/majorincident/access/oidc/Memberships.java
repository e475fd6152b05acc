package io.majorincident.access.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Lets memberships follow the provider: in the groups that the settings name, and in no other. */
final class Memberships {

  private final IdentityService identity;
  private final OidcSettings settings;

  Memberships(IdentityService identity, OidcSettings settings) {
    this.identity = identity;
    this.settings = settings;
  }

  /**
   * @throws UnknownGroup if the settings name a group of ours that does not exist
   */
  void check() {
    named()
        .forEach(
            group -> {
              if (identity.createGroupQuery().groupId(group).count() == 0) {
                throw new UnknownGroup(group);
              }
            });
  }

  /** Adds and removes what the provider says, or no longer says. */
  void follow(ClaimAccessor provided, String person) {
    Set<String> wanted = wanted(provided);
    named().forEach(group -> follow(person, group, wanted.contains(group)));
  }

  private void follow(String person, String group, boolean wanted) {
    boolean member = identity.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
    if (wanted && !member) {
      identity.createMembership(person, group);
    } else if (!wanted && member) {
      identity.deleteMembership(person, group);
    }
  }

  /** Groups of ours. */
  Set<String> named() {
    return settings.groups().stream().map(GroupPair::ours).collect(Collectors.toSet());
  }

  private Set<String> wanted(ClaimAccessor provided) {
    Collection<String> theirs = theirs(provided.getClaims().get(settings.groupsClaim()));
    return settings.groups().stream()
        .filter(pair -> theirs.contains(pair.theirs()))
        .map(GroupPair::ours)
        .collect(Collectors.toSet());
  }

  /** Providers send a list, or one text with blanks or commas. */
  private static Collection<String> theirs(Object claim) {
    if (claim instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return claim == null ? List.of() : Arrays.asList(claim.toString().split("[\\s,]+"));
  }
}
