package io.majorincident.access.oidc;

/** The settings give memberships in a group that does not exist. */
final class UnknownGroup extends RuntimeException {

  UnknownGroup(String group) {
    super("The settings let memberships in the group '%s' follow the provider.".formatted(group));
  }
}
