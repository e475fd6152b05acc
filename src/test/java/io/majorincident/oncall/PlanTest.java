package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.majorincident.incident.Importance;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Fairness;
import io.majorincident.oncall.schedule.Load;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The plan, told with the demo company. */
class PlanTest {

  private static final Instant ANNAS_WEEK = Instant.parse("2026-01-06T12:00:00Z");
  private static final Instant BENS_WEEK = Instant.parse("2026-01-13T12:00:00Z");

  private static final String WORKDAYS =
      """
      company: Corner Shop
      language: en
      zone: Europe/Berlin
      defaultTeam: shop
      people:
        anna: {name: Anna, contacts: [mail: anna@shop.example]}
        ben: {name: Ben, contacts: [mail: ben@shop.example]}
        clara: {name: Clara, contacts: [mail: clara@shop.example]}
        nina: {name: Nina, contacts: [mail: nina@shop.example]}
      teams:
        shop:
          name: Shop
          members: [anna, ben, clara]
          schedule:
            layers:
              - name: workdays
                people: [anna, ben, clara]
                every: 1 week
                start: 2026-01-05
                times: [days: [Monday, Tuesday, Wednesday, Thursday, Friday]]
            absences:
              - {person: ben, from: 2026-01-06, to: 2026-01-09}
              - {person: anna, from: 2026-01-08, to: 2026-01-09}
            shadows:
              - {person: nina, from: 2026-01-05, to: 2026-01-09}
      services:
        till: {name: Till, importance: critical, team: shop}
      """;

  private final Plan plan = demoCompany();

  @Test
  void aTeamIsLedByWhomItNamesElseByItsFirstMember() {
    assertThat(plan.teams())
        .extracting(Team::lead)
        .containsExactly("anna", "david", "greta", "clara");
  }

  @Test
  void saysWhoTheCompanyIs() {
    assertThat(plan.company()).isEqualTo("Muster Shop");
    assertThat(plan.language()).isEqualTo(Locale.ENGLISH);
    assertThat(plan.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(plan.defaultTeam().id()).isEqualTo("operations");
    assertThat(plan.teams())
        .extracting(Team::id)
        .containsExactly("payments", "catalogue", "press", "operations");
    assertThat(ids(plan.people()))
        .containsExactly("anna", "ben", "clara", "david", "eva", "felix", "greta", "hugo");
  }

  @Test
  void findsAServiceByIdOrNameAsPeopleTypeIt() {
    assertThat(plan.service("checkout")).isPresent();
    assertThat(plan.service("  CheckOut ")).isEqualTo(plan.service("checkout"));
    assertThat(plan.service("product SEARCH"))
        .contains(new OwnedService("search", "Product search", Importance.IMPORTANT, "catalogue"));
    assertThat(plan.service("coffee machine")).isEmpty();
    assertThat(plan.service("")).isEmpty();
    assertThat(plan.service(null)).isEmpty();
  }

  @Test
  void aPageClimbsFromThePrimaryOverTheSecondaryToTheTeam() {
    assertThat(ids(plan.onCall("payments", Level.PRIMARY, ANNAS_WEEK))).containsExactly("anna");
    assertThat(ids(plan.onCall("payments", Level.SECONDARY, ANNAS_WEEK))).containsExactly("ben");
    assertThat(ids(plan.onCall("payments", Level.PRIMARY, BENS_WEEK))).containsExactly("ben");
    assertThat(ids(plan.onCall("payments", Level.SECONDARY, BENS_WEEK))).containsExactly("anna");
    assertThat(ids(plan.onCall("payments", Level.TEAM, BENS_WEEK))).containsExactly("anna", "ben");
  }

  @Test
  void whoIsAloneInTheRotationIsNotPagedASecondTimeAsSecondary() {
    Plan small = PlanFile.read(PlanFileTest.PLAN, "test");

    assertThat(ids(small.onCall("operations", Level.PRIMARY, ANNAS_WEEK))).containsExactly("ben");
    assertThat(small.onCall("operations", Level.SECONDARY, ANNAS_WEEK)).isEmpty();
    assertThat(ids(small.onCall("operations", Level.TEAM, ANNAS_WEEK)))
        .containsExactly("ben", "anna");
  }

  @Test
  void inAGapThereIsNobodyToWaitForAndTheWholeTeamIsPaged() {
    Plan workdays = PlanFile.read(WORKDAYS, "test");
    Instant monday = Instant.parse("2026-01-05T12:00:00Z");
    Instant sunday = Instant.parse("2026-01-11T12:00:00Z");

    assertThat(ids(workdays.onCall("shop", Level.PRIMARY, monday))).containsExactly("anna");
    assertThat(workdays.onCall("shop", Level.PRIMARY, sunday)).isEmpty();
    assertThat(workdays.onCall("shop", Level.SECONDARY, sunday)).isEmpty();
    assertThat(ids(workdays.onCall("shop", Level.TEAM, sunday)))
        .containsExactly("anna", "ben", "clara");
  }

  @Test
  void whoIsAwayIsNotPagedWithTheTeamUnlessAllAre() {
    Plan one = PlanFile.read(WORKDAYS, "test");
    Instant thursday = Instant.parse("2026-01-08T12:00:00Z");
    assertThat(ids(one.onCall("shop", Level.TEAM, thursday))).containsExactly("clara");

    String alsoClara = "absences:\n        - {person: clara, from: 2026-01-08, to: 2026-01-08}\n";
    Plan none = PlanFile.read(WORKDAYS.replace("absences:\n", alsoClara), "test");
    assertThat(ids(none.onCall("shop", Level.TEAM, thursday)))
        .containsExactly("anna", "ben", "clara");
  }

  @Test
  void whoIsAwayIsPagedNeitherAsPrimaryNorAsSecondary() {
    Plan workdays = PlanFile.read(WORKDAYS, "test");
    Instant wednesday = Instant.parse("2026-01-07T12:00:00Z");
    Instant thursday = Instant.parse("2026-01-08T12:00:00Z");

    assertThat(ids(workdays.onCall("shop", Level.PRIMARY, wednesday))).containsExactly("anna");
    assertThat(ids(workdays.onCall("shop", Level.SECONDARY, wednesday))).containsExactly("clara");
    assertThat(ids(workdays.onCall("shop", Level.PRIMARY, thursday))).containsExactly("clara");
    assertThat(workdays.onCall("shop", Level.SECONDARY, thursday)).isEmpty();
  }

  @Test
  void aNewcomerIsNoLevelOfItsOwn() {
    Plan workdays = PlanFile.read(WORKDAYS, "test");
    Instant monday = Instant.parse("2026-01-05T12:00:00Z");

    assertThat(workdays.team("shop").schedule().at(monday).shadows()).containsExactly("nina");
    for (Level level : Level.values()) {
      assertThat(ids(workdays.onCall("shop", level, monday))).doesNotContain("nina");
    }
  }

  @Test
  void whatBeingOnCallTakesFromEachIsCountedInTheZoneOfEach() {
    Fairness december =
        plan.fairness(
            "operations",
            Instant.parse("2026-11-30T23:00:00Z"),
            Instant.parse("2026-12-31T23:00:00Z"));

    assertThat(december.loads()).containsOnlyKeys("clara", "david", "hugo");
    assertThat(december.loads().values().stream().map(Load::covered).reduce(Duration::plus))
        .contains(Duration.ofDays(31));
    assertThat(december.of("david").holidays()).as("Christmas has its own crew").isZero();
  }

  @Test
  void theOperationsOfTheDemoCompanyHaveNightsWeekendsAndHolidays() {
    Schedule operations = plan.team("operations").schedule();

    assertThat(operations.at(Instant.parse("2026-12-23T12:00:00Z")).why())
        .isEqualTo(new Why.Turn("weekdays"));
    assertThat(operations.at(Instant.parse("2026-12-23T22:00:00Z")).why())
        .isEqualTo(new Why.Turn("nights and weekends"));
    assertThat(operations.at(Instant.parse("2026-12-25T12:00:00Z")).why())
        .isEqualTo(new Why.HolidayCrew("holiday crew"));
    assertThat(
            operations.between(
                Instant.parse("2026-01-08T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z")))
        .noneMatch(Duty::isGap);
  }

  @Test
  void everybodyIsTheTeamAndTheIncidentManagersEachOnce() {
    assertThat(ids(plan.everybody("payments"))).containsExactly("anna", "ben", "clara", "hugo");
    assertThat(ids(plan.everybody("catalogue"))).containsExactly("david", "clara", "hugo");
  }

  @Test
  void everybodyOfAnUnknownTeamIsTheDefaultTeam() {
    assertThat(ids(plan.everybody("astronauts"))).containsExactly("hugo", "clara", "david");
    assertThat(ids(plan.everybody(null))).containsExactly("hugo", "clara", "david");
  }

  @Test
  void anUnknownTeamIsRefusedWithTheKnownOnes() {
    assertThat(plan.findTeam("astronauts")).isEmpty();
    assertThatThrownBy(() -> plan.onCall("astronauts", Level.PRIMARY, ANNAS_WEEK))
        .isInstanceOf(NoSuchTeam.class)
        .hasMessageContaining("'astronauts'")
        .hasMessageContaining("payments, catalogue, press, operations");
  }

  @Test
  void everyRoleIsHeld() {
    assertThat(Arrays.stream(Role.values()))
        .allSatisfy(role -> assertThat(plan.withRole(role)).isNotEmpty());
    assertThat(ids(plan.withRole(Role.INCIDENT_MANAGER))).containsExactly("clara", "hugo");
    assertThat(ids(plan.withRole(Role.TECHNICAL_LEAD))).containsExactly("anna", "david");
  }

  @Test
  void aPersonHasLanguageAndZoneOfTheCompanyUnlessThePlanSaysOtherwise() {
    assertThat(person("ben").language()).isEqualTo(Locale.ENGLISH);
    assertThat(person("ben").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(person("anna").language()).isEqualTo(Locale.GERMAN);
    assertThat(person("david").zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(plan.person("nobody")).isEmpty();
  }

  @Test
  void aPersonIsReachedByMailAndPush() {
    assertThat(person("ben").mail()).isEqualTo("ben@muster-shop.example");
    assertThat(person("ben").contacts())
        .containsExactly(
            new Contact("mail", "ben@muster-shop.example"),
            new Contact("push", "https://push.muster-shop.example/ben"));
  }

  @Test
  void stakeholdersHearOnlyOfTheSeveritiesTheyChose() {
    assertThat(names("leadership", "checkout", Severity.SEV1))
        .containsExactly("Management board", "Head of Technology");
    assertThat(names("leadership", "checkout", Severity.SEV2))
        .containsExactly("Head of Technology");
    assertThat(names("leadership", "checkout", Severity.SEV3)).isEmpty();
    assertThat(names("leadership", "checkout", null)).isEmpty();
  }

  @Test
  void stakeholdersHearOnlyOfTheServicesTheyChose() {
    assertThat(names("customers", " CHECKOUT", Severity.SEV2))
        .containsExactly("Customers", "Geschäftskunden");
    assertThat(names("customers", "Product search", Severity.SEV2)).containsExactly("Customers");
    assertThat(names("customers", "search", Severity.SEV3)).isEmpty();
    assertThat(names("customers", "backoffice", Severity.SEV1)).isEmpty();
    assertThat(names("customers", "coffee machine", Severity.SEV1)).isEmpty();
  }

  @Test
  void whoChoseNothingHearsOfEverything() {
    assertThat(names("staff", "coffee machine", Severity.SEV3)).containsExactly("Kundendienst");
    assertThat(names("staff", null, null)).containsExactly("Kundendienst");
    assertThat(plan.stakeholders("staff", "search", Severity.SEV3))
        .containsExactly(
            new Stakeholder(
                "Kundendienst",
                "kundendienst@muster-shop.example",
                Locale.GERMAN,
                ZoneId.of("Europe/Berlin")));
  }

  @Test
  void anUnknownAudienceIsEmpty() {
    assertThat(plan.stakeholders("astronauts", "checkout", Severity.SEV1)).isEmpty();
    assertThat(plan.stakeholders(null, "checkout", Severity.SEV1)).isEmpty();
  }

  @Test
  void theTeamOfTheServiceIsAnAudience() {
    assertThat(names("team", "checkout", Severity.SEV3))
        .containsExactly("Anna Becker", "Ben Carter");
    assertThat(names("team", "coffee machine", Severity.SEV3))
        .containsExactly("Hugo Brandt", "Clara Vogt", "David Hughes");
  }

  @Test
  void everyRoleIsAnAudience() {
    assertThat(plan.stakeholders("socialMediaLead", "checkout", Severity.SEV1))
        .containsExactly(
            new Stakeholder(
                "Greta Olsen",
                "greta@muster-shop.example",
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin")));
  }

  @Test
  void aPersonReadsTimesInTheOwnZoneAlsoAsAStakeholder() {
    assertThat(plan.stakeholders("problemManager", "checkout", Severity.SEV1))
        .extracting(Stakeholder::name, Stakeholder::zone)
        .contains(tuple("David Hughes", ZoneId.of("Europe/London")));
  }

  @Test
  void anAddressThatIsListedTwiceHearsOnce() {
    Plan twice = PlanFile.read(PlanFileTest.PLAN, "test");

    assertThat(twice.stakeholders("board", "shop", Severity.SEV1))
        .extracting(Stakeholder::name)
        .containsExactly("The board");
  }

  private Person person(String id) {
    return plan.person(id).orElseThrow();
  }

  private List<String> names(String audience, String service, Severity severity) {
    return plan.stakeholders(audience, service, severity).stream().map(Stakeholder::name).toList();
  }

  private static List<String> ids(List<Person> people) {
    return people.stream().map(Person::id).toList();
  }

  private static Plan demoCompany() {
    try {
      String yaml =
          new ClassPathResource("company.yaml").getContentAsString(StandardCharsets.UTF_8);
      return PlanFile.read(yaml, "company.yaml");
    } catch (IOException e) {
      throw new IllegalStateException("The demo company is not on the classpath.", e);
    }
  }
}
