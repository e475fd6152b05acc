package io.majorincident.access.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** Ids that a name which people choose for themselves at the provider never leads to. */
final class ReservedIds {

  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "administrator",
          "auditor",
          "camunda",
          "camundaadmin",
          "demo",
          "engine",
          "nobody",
          "owner",
          "process",
          "responder",
          "root",
          "system");

  private final IdentityService identity;
  private final Set<String> powerful;
  private final Set<String> reserved;

  /**
   * @param powerful groups whose members change what others work by, unless the provider says at
   *     each sign-in who is in them
   * @param administrator the id in the settings; may be empty
   */
  ReservedIds(IdentityService identity, Set<String> powerful, String administrator) {
    this.identity = identity;
    this.powerful = powerful;
    this.reserved = Set.of(plain(administrator));
  }

  /** Whether the person may do more than an ordinary responder. */
  boolean powerful(String id) {
    return groups(id).stream().anyMatch(powerful::contains);
  }

  /** Whether nobody of this id is added. */
  boolean reserves(String id) {
    String plain = plain(id);
    return RESERVED.contains(plain)
        || reserved.contains(plain)
        || identity.createGroupQuery().list().stream()
            .anyMatch(group -> plain(group.getId()).equals(plain))
        || taken(id);
  }

  /** Somebody who differs in case alone would be taken for the other. */
  private boolean taken(String id) {
    return !identity
        .createNativeUserQuery()
        .sql("select * from ACT_ID_USER where lower(ID_) = #{id}")
        .parameter("id", id.toLowerCase(Locale.ROOT))
        .list()
        .isEmpty();
  }

  private List<String> groups(String id) {
    return identity.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .collect(Collectors.toList());
  }

  private static String plain(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]", "");
  }
}
