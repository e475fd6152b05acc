package io.majorincident.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.IncidentContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.transaction.annotation.Transactional;

/** Whom the provider means, and what follows for memberships. */
@IncidentContext
@Transactional
class PeopleTest {

  private static final String BEN = "ben@muster-shop.example";

  @Autowired IdentityService identity;

  private List<String> named = List.of();

  @Test
  void aPersonIsKnownByTheId() {
    assertThat(by("preferred_username", false, Map.of("preferred_username", "ben")))
        .isEqualTo("ben");
    assertThat(by("sub", false, Map.of("sub", "ben"))).isEqualTo("ben");
  }

  @Test
  void nobodyIsAnAdministratorOrProcessOwnerByAName() {
    for (String powerful : List.of("admin", "owner")) {
      assertUnknown("preferred_username", true, Map.of("preferred_username", powerful, "sub", "7"));
      assertUnknown("nickname", false, Map.of("nickname", powerful, "sub", "7"));
      assertThat(by("sub", false, Map.of("sub", powerful))).isEqualTo(powerful);
    }
    assertThat(
            by(
                "email",
                false,
                Map.of("email", "owner@muster-shop.example", "email_verified", true)))
        .isEqualTo("owner");
  }

  @Test
  void whoBecomesAnOwnerIsNoLongerKnownByTheNameAlone() {
    identity.createMembership("ben", "processOwner");

    assertUnknown("preferred_username", false, Map.of("preferred_username", "ben", "sub", "7"));
  }

  @Test
  void theSettingsSayWhoSomebodyIs() {
    named = List.of("sub:2482-89=admin", "email:clara.c@example.com=clara", "sub:a=b:c=owner");

    assertThat(by("preferred_username", false, Map.of("preferred_username", "x", "sub", "2482-89")))
        .isEqualTo("admin");
    assertThat(by("preferred_username", false, Map.of("sub", "a=b:c"))).isEqualTo("owner");
    assertThat(
            by(
                "preferred_username",
                false,
                Map.of("sub", "9", "email", "Clara.C@example.com", "email_verified", true)))
        .isEqualTo("clara");
    assertUnknown(
        "preferred_username",
        false,
        Map.of("email", "clara.c@example.com", "email_verified", false));
    assertUnknown("preferred_username", false, Map.of("email", "clara.c@example.com"));
    assertUnknown("preferred_username", false, Map.of("preferred_username", "2482-89", "sub", "1"));
  }

  @Test
  void whomTheSettingsNameNobodyElseIs() {
    named = List.of("sub:2482=ben");

    assertUnknown("preferred_username", true, Map.of("preferred_username", "ben", "sub", "7"));
    assertUnknown("email", false, Map.of("email", BEN, "email_verified", true, "sub", "7"));
    assertThat(by("preferred_username", true, Map.of("preferred_username", "x", "sub", "2482")))
        .isEqualTo("ben");
  }

  @Test
  void whomTheSettingsNameIsAddedUnderThatIdIfThatIsWanted() {
    named = List.of("sub:2482=nina", "sub:1=root");
    assertUnknown("preferred_username", false, Map.of("preferred_username", "x", "sub", "2482"));

    assertThat(by("preferred_username", true, Map.of("preferred_username", "x", "sub", "2482")))
        .isEqualTo("nina");
    assertUnknown("preferred_username", true, Map.of("preferred_username", "x", "sub", "1"));
  }

  @Test
  void reservedIdsAreNotAdded() {
    for (String id :
        List.of(
            "Admin",
            "ADMIN",
            "Ben",
            "CLARA",
            "root",
            "system",
            "Owner",
            "responder",
            "Responder",
            "camundaadmin",
            "camundaAdmin",
            "incidentManager",
            "INCIDENTMANAGER",
            "chief",
            "Chief",
            "processOwner",
            "x".repeat(65))) {
      assertUnknown("preferred_username", true, Map.of("preferred_username", id, "sub", "7"));
      assertUnknown("sub", true, Map.of("sub", id));
    }
  }

  @Test
  void aSettingThatNamesNobodyStopsTheStart() {
    for (String wrong :
        List.of("", "admin", "7=admin", "sub:=admin", "sub:7=", "name:x=admin", "sub:7=ad min")) {
      assertThatThrownBy(() -> NamedPerson.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MAJORINCIDENT_ACCESS_OIDC_PEOPLE")
          .hasMessageContaining("'" + wrong + "'");
    }
  }

  @Test
  void theLogSaysHowToNameWhomNobodyKnows() {
    assertThatThrownBy(
            () ->
                by(
                    "preferred_username",
                    false,
                    Map.of("preferred_username", "admin", "sub", "7-x")))
        .hasMessageContaining("sub:7-x=id")
        .hasMessageContaining("MAJORINCIDENT_ACCESS_OIDC_PEOPLE");
  }

  @Test
  void nobodyIsTakenForSomebodyElse() {
    for (String name : List.of("nobody", "BEN", "ben ", "*", "%", "")) {
      assertUnknown("preferred_username", false, Map.of("preferred_username", name));
    }
    assertUnknown("preferred_username", false, Map.of("sub", "ben"));
  }

  @Test
  void aPersonIsKnownByAnAddressThatTheProviderHasVerified() {
    assertThat(by("email", false, Map.of("email", BEN, "email_verified", true))).isEqualTo("ben");
    assertUnknown("email", false, Map.of("email", BEN, "email_verified", false));
    assertUnknown("email", true, Map.of("email", BEN));
    assertUnknown("email", true, Map.of("email", "x@example.com", "email_verified", true));
  }

  @Test
  void anAddressOfTwoPeopleIsThatOfNeither() {
    User second = identity.newUser("benToo");
    second.setEmail(BEN);
    identity.saveUser(second);

    assertUnknown("email", false, Map.of("email", BEN, "email_verified", true));
  }

  @Test
  void whomOnlyTheProviderKnowsIsAddedIfThatIsWanted() {
    Map<String, Object> newcomer =
        Map.of(
            "preferred_username", "nina",
            "given_name", "Nina",
            "family_name", "Neu",
            "email", "nina@example.com");
    assertUnknown("preferred_username", false, newcomer);

    assertThat(by("preferred_username", true, newcomer)).isEqualTo("nina");

    User nina = identity.createUserQuery().userId("nina").singleResult();
    assertThat(nina.getFirstName() + " " + nina.getLastName()).isEqualTo("Nina Neu");
    assertThat(nina.getEmail()).isEqualTo("nina@example.com");
    for (String password : List.of("", "nina", "demo")) {
      assertThat(identity.checkPassword("nina", password)).isFalse();
    }
    assertThat(groups("nina")).isEmpty();
  }

  @Test
  void aNameThatCannotBeAnIdIsNotAdded() {
    assertUnknown("preferred_username", true, Map.of("preferred_username", "nina.neu"));
    assertUnknown("preferred_username", true, Map.of("preferred_username", "../admin"));
  }

  @Test
  void namedMembershipsFollowTheProviderAndAllOthersStay() {
    assertThat(groups("clara")).contains("responder").doesNotContain("auditor", "processOwner");

    follow("clara", List.of("inspectors", "unrelated"));
    assertThat(groups("clara")).contains("responder", "auditor").doesNotContain("processOwner");

    follow("clara", "owners,  unrelated");
    assertThat(groups("clara")).contains("responder", "processOwner").doesNotContain("auditor");

    follow("clara", null);
    assertThat(groups("clara")).contains("responder").doesNotContain("auditor", "processOwner");
  }

  @Test
  void aMembershipThatTwoGroupsOfTheProviderGiveNeedsOneOfThem() {
    Memberships memberships = memberships("inspectors=auditor", "revision=auditor");

    memberships.follow(claims(Map.of("groups", List.of("revision"))), "clara");

    assertThat(groups("clara")).contains("auditor");
  }

  @Test
  void aGroupThatDoesNotExistIsNoticedAtTheStart() {
    memberships("inspectors=auditor").check();

    assertThatThrownBy(() -> memberships("inspectors=auditors").check())
        .isInstanceOf(UnknownGroup.class)
        .hasMessageContaining("'auditors'");
    assertThat(new UnknownGroupFailure().analyze(new UnknownGroup("auditors")).getAction())
        .contains("MAJORINCIDENT_ACCESS_OIDC_GROUPS");
  }

  private void follow(String person, Object theirs) {
    Map<String, Object> claims = theirs == null ? Map.of("sub", "1") : Map.of("groups", theirs);
    memberships("inspectors=auditor", "owners=processOwner").follow(claims(claims), person);
  }

  private Memberships memberships(String... groups) {
    return new Memberships(identity, settings("sub", false, groups));
  }

  private List<String> groups(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream()
        .map(group -> group.getId())
        .toList();
  }

  private void assertUnknown(String claim, boolean create, Map<String, Object> provided) {
    assertThatThrownBy(() -> by(claim, create, provided))
        .as("%s", provided)
        .isInstanceOf(UnknownPerson.class);
  }

  private String by(String claim, boolean create, Map<String, Object> provided) {
    ReservedIds reserved =
        new ReservedIds(identity, Set.of("camunda-admin", "processOwner"), "chief");
    return new People(identity, settings(claim, create), reserved).idOf(claims(provided));
  }

  private static OidcUserInfo claims(Map<String, Object> claims) {
    return new OidcUserInfo(claims);
  }

  private OidcSettings settings(String claim, boolean create, String... groups) {
    return new OidcSettings(
        "https://provider.example",
        new OidcSettings.Client("client", ""),
        List.of("openid"),
        claim,
        "groups",
        List.of(groups).stream().map(GroupPair::of).toList(),
        named.stream().map(NamedPerson::of).toList(),
        create);
  }
}
