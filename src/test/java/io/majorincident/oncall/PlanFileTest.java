package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.majorincident.incident.Severity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanFileTest {

  /** A small plan without a fault; each test breaks one line of it. */
  static final String PLAN =
      """
      company: Corner Shop
      language: en
      zone: Europe/Berlin
      defaultTeam: operations
      people:
        anna:
          name: Anna
          language: de
          zone: Europe/London
          contacts:
            - mail: anna@shop.example
            - push: https://push.shop.example/anna
          roles: [incidentManager, technicalLead]
        ben:
          name: Ben
          contacts: [mail: ben@shop.example]
      teams:
        operations:
          name: Operations
          members: [ben, anna]
          rotation:
            start: 2026-01-05
            handoverDay: monday
            handoverTime: 9:00
            people: [ben]
        payments:
          name: Payments
          zone: Europe/Vienna
          members: [anna]
          rotation: {start: 2026-01-05, handoverDay: Friday, handoverTime: 17:30, people: [anna]}
      services:
        shop:
          name: The shop
          importance: critical
          team: operations
        till:
          name: The till
          importance: internal
          team: payments
      audiences:
        board:
          - name: The board
            mail: board@shop.example
            language: de
            services: [shop]
            severities: [1, 2]
          - name: The same board
            mail: Board@shop.example
      """;

  private record Broken(String line, String by, int at, String fault) {}

  static Stream<Broken> faultsOfTheCompany() {
    return Stream.of(
        new Broken(
            "company: Corner Shop",
            "",
            1,
            "company: Is missing. Add 'company:' with the name of the company."),
        new Broken(
            "company: Corner Shop",
            "company:",
            1,
            "company: Has no value. Write the name of the company."),
        new Broken(
            "company: Corner Shop", "company: '  '", 1, "company: Has no value. Write the name"),
        new Broken(
            "company: Corner Shop",
            "company: [Corner, Shop]",
            1,
            "company: Should be a text, but is a list. Write the name"),
        new Broken(
            "company: Corner Shop",
            "company: {name: Shop}",
            1,
            "company: Should be a text, but is keys with values. Write"),
        new Broken(
            "company: Corner Shop",
            "company: Corner Shop\nowner: Anna",
            2,
            "owner: There is no key 'owner' here. Write one of: company, language, zone, defaultTeam"),
        new Broken(
            "zone: Europe/Berlin",
            "zone: Europe/Berlin\nzone: UTC",
            4,
            "zone: 'zone' stands in line 3 already. Keep one"),
        new Broken(
            "language: en",
            "language: english",
            2,
            "language: 'english' is unknown or badly written. Write a language such as en or de."),
        new Broken("language: en", "language: e_n", 2, "language: 'e_n' is unknown"),
        new Broken("language: en", "", 1, "language: Is missing. Add 'language:' with a language"),
        new Broken(
            "zone: Europe/Berlin",
            "zone: Europe/Berln",
            3,
            "zone: 'Europe/Berln' is unknown or badly written. Write a time zone such as Europe/Berlin."),
        new Broken("zone: Europe/Berlin", "", 1, "zone: Is missing. Add 'zone:'"),
        new Broken(
            "defaultTeam: operations",
            "",
            1,
            "defaultTeam: Is missing. Add 'defaultTeam:' with the id of a team, one of: operations, payments."),
        new Broken(
            "defaultTeam: operations",
            "defaultTeam: ops",
            4,
            "defaultTeam: 'ops' is unknown or badly written. Write the id of a team, one of: operations, payments."));
  }

  static Stream<Broken> faultsOfPeople() {
    return Stream.of(
        new Broken(
            "    name: Anna",
            "    name: Anna\n    phone: 123",
            8,
            "people.anna.phone: There is no key 'phone' here. Write one of: name, language, zone, contacts, notify, roles, or delete it."),
        new Broken(
            "    name: Ben",
            "",
            14,
            "people.ben.name: Is missing. Add 'name:' with the name of the person."),
        new Broken(
            "    language: de", "    language: xx", 8, "people.anna.language: 'xx' is unknown"),
        new Broken(
            "    zone: Europe/London",
            "    zone: London",
            9,
            "people.anna.zone: 'London' is unknown"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "",
            14,
            "people.ben.contacts: Is missing. Add 'contacts:' with a list with '- mail:' and an address."),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: []",
            16,
            "people.ben.contacts: The list is empty. Write a list with '- mail:'"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts:",
            16,
            "people.ben.contacts: Has no value. Write a list"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: ben@shop.example",
            16,
            "people.ben.contacts: Should be a list, such as [one, two], but is a text."),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [ben@shop.example]",
            16,
            "people.ben.contacts[0]: Should be keys with values, each as 'key: value', but is a text."),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [{}]",
            16,
            "people.ben.contacts[0]: Is empty."),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben.shop.example]",
            16,
            "people.ben.contacts[0].mail: 'ben.shop.example' is unknown or badly written. Write a mail address such as"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop@example]",
            16,
            "people.ben.contacts[0].mail: 'ben@shop@example'"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: Ben <ben@shop.example>]",
            16,
            "people.ben.contacts[0].mail: 'Ben <ben@shop.example>'"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example, pager: 123]",
            16,
            "people.ben.contacts[1].pager: There is no key 'pager' here. Write one of: mail, chat, push, ntfy, teams, webhook, text, voice, or delete it."),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example, webhook: 'https://hooks.shop.example/ben']",
            16,
            "people.ben.contacts[1].webhook: 'https://hooks.shop.example/ben' is unknown or badly written. Write a web address with the name of its secret behind '#'"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example, voice: 030-123456]",
            16,
            "people.ben.contacts[1].voice: '030-123456' is unknown or badly written. Write a phone number with the country, in quotes, such as \"+4930123456\""),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example]\n    notify: {high: [{by: voice}]}",
            17,
            "people.ben.notify.high[0].by: 'voice' is unknown or badly written. Write the id of a contact of this person, one of: mail"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example]\n    notify: {low: [{by: mail, after: 2 hours}]}",
            17,
            "people.ben.notify.low[0].after: '2 hours' is unknown or badly written. Write how long after the message was made, such as 0 minutes, 30 seconds or 2 minutes"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [mail: ben@shop.example]\n    notify: {urgent: [{by: mail}]}",
            17,
            "people.ben.notify.urgent: There is no key 'urgent' here. Write one of: high, low"),
        new Broken(
            "    contacts: [mail: ben@shop.example]",
            "    contacts: [push: https://push.shop.example]",
            16,
            "people.ben.contacts: There is no mail address. Add '- mail:'"),
        new Broken(
            "      - push: https://push.shop.example/anna",
            "      - push: push.shop.example/anna",
            12,
            "people.anna.contacts[1].push: 'push.shop.example/anna' is unknown or badly written. Write a web address such as https://"),
        new Broken(
            "      - push: https://push.shop.example/anna",
            "      - push: ftp://push.shop.example",
            12,
            "people.anna.contacts[1].push: 'ftp:"),
        new Broken(
            "      - push: https://push.shop.example/anna",
            "      - push: https:// push",
            12,
            "people.anna.contacts[1].push: 'https:// push'"),
        new Broken(
            "    roles: [incidentManager, technicalLead]",
            "    roles: [incidentManager, chef]",
            13,
            "people.anna.roles[1]: 'chef' is unknown or badly written. Write one of: incidentManager, technicalLead,"),
        new Broken(
            "    roles: [incidentManager, technicalLead]",
            "    roles: [technicalLead, technicalLead]",
            13,
            "people.anna.roles[1]: Stands in this list already. Delete it here."),
        new Broken(
            "    roles: [incidentManager, technicalLead]",
            "    roles: incidentManager",
            13,
            "people.anna.roles: Should be a list"),
        new Broken(
            "  ben:",
            "  ANNA: {name: A, contacts: [mail: a@shop.example]}\n  ben:",
            14,
            "people.ANNA: 'ANNA' and 'anna' differ only by upper and lower case. Choose another id."),
        new Broken(
            "    name: Ben",
            "    name: Ben\n    name: Benjamin",
            16,
            "people.ben.name: 'name' stands in line 15 already."));
  }

  static Stream<Broken> faultsOfTeams() {
    return Stream.of(
        new Broken("    name: Operations", "", 18, "teams.operations.name: Is missing."),
        new Broken(
            "    name: Operations",
            "    name: Operations\n    boss: ben",
            20,
            "teams.operations.boss: There is no key 'boss' here."),
        new Broken(
            "    zone: Europe/Vienna",
            "    lead: ben",
            28,
            "teams.payments.lead: 'ben' is no member of the team. Name a member"),
        new Broken(
            "    zone: Europe/Vienna",
            "    lead: nobody",
            28,
            "teams.payments.lead: 'nobody' is unknown"),
        new Broken(
            "    zone: Europe/Vienna",
            "    zone: Vienna",
            28,
            "teams.payments.zone: 'Vienna' is unknown"),
        new Broken(
            "    members: [ben, anna]",
            "    members: [ben, ana]",
            20,
            "teams.operations.members[1]: 'ana' is unknown or badly written. Write the id of a person, one of: anna, ben."),
        new Broken(
            "    members: [ben, anna]",
            "    members: [ben, ben]",
            20,
            "teams.operations.members[1]: Stands in this list already."),
        new Broken(
            "      start: 2026-01-05",
            "      start: 5.1.2026",
            22,
            "teams.operations.rotation.start: '5.1.2026' is unknown or badly written. Write a date such as 2026-01-05."),
        new Broken(
            "      start: 2026-01-05",
            "      start: 2026-02-30",
            22,
            "teams.operations.rotation.start: '2026-02-30'"),
        new Broken(
            "      handoverDay: monday",
            "      handoverDay: Montag",
            23,
            "teams.operations.rotation.handoverDay: 'Montag' is unknown or badly written. Write a day in English"),
        new Broken(
            "      handoverTime: 9:00",
            "      handoverTime: 9 am",
            24,
            "teams.operations.rotation.handoverTime: '9 am' is unknown or badly written. Write a time such as 10:00."),
        new Broken(
            "      handoverTime: 9:00",
            "      handoverTime: 25:00",
            24,
            "teams.operations.rotation.handoverTime: '25:00'"),
        new Broken(
            "      handoverTime: 9:00",
            "",
            21,
            "teams.operations.rotation.handoverTime: Is missing."),
        new Broken(
            "      handoverTime: 9:00",
            "      handoverTime: 9:00\n      length: 1",
            25,
            "teams.operations.rotation.length: There is no key 'length' here."),
        new Broken(
            "      people: [ben]",
            "      people: []",
            25,
            "teams.operations.rotation.people: The list is empty. Write the id of a person, one of: anna, ben."),
        new Broken("      people: [ben]", "", 21, "teams.operations.rotation.people: Is missing."),
        new Broken(
            "      people: [ben]",
            "      people: [bne]",
            25,
            "teams.operations.rotation.people[0]: 'bne' is unknown"),
        new Broken(
            "      people: [ben]",
            "      people: [[ben]]",
            25,
            "teams.operations.rotation.people[0]: Should be a text, but is a list."),
        new Broken(
            "    members: [anna]",
            "    members: [ben]",
            30,
            "teams.payments.rotation.people[0]: 'anna' is no member of the team. Add the person to 'members'"),
        new Broken(
            "    rotation: {start: 2026-01-05, handoverDay: Friday, handoverTime: 17:30, people: [anna]}",
            "",
            26,
            "teams.payments.rotation: Is missing. Add 'rotation:' with start"));
  }

  static Stream<Broken> faultsOfServicesAndAudiences() {
    return Stream.of(
        new Broken(
            "    team: payments",
            "",
            36,
            "services.till.team: Is missing. Add 'team:' with the id of a team, one of: operations, payments."),
        new Broken(
            "    team: payments",
            "    team: paymnts",
            39,
            "services.till.team: 'paymnts' is unknown"),
        new Broken(
            "    importance: critical",
            "    importance: high",
            34,
            "services.shop.importance: 'high' is unknown or badly written. Write one of: critical, important, internal."),
        new Broken("    importance: critical", "", 32, "services.shop.importance: Is missing."),
        new Broken("    name: The till", "", 36, "services.till.name: Is missing."),
        new Broken(
            "    name: The till",
            "    name: the SHOP",
            36,
            "services.till: The service 'shop' answers to the name 'the SHOP' too."),
        new Broken(
            "    name: The till",
            "    name: Shop",
            36,
            "services.till: The service 'shop' answers to the name 'Shop' too."),
        new Broken(
            "    name: The till",
            "    name: The till\n    url: x",
            38,
            "services.till.url: There is no key 'url' here."),
        new Broken("  till:", "  shop:", 36, "services.shop: 'shop' stands in line 32 already."),
        new Broken(
            "  till:",
            "  cash-desk:",
            36,
            "services.cash-desk: 'cash-desk' cannot be an id. Write 1 to 64 letters"),
        new Broken("  till:", "  kässe:", 36, "services.kässe: 'kässe' cannot be an id."),
        new Broken(
            "  board:",
            "  team:",
            41,
            "audiences.team: The audience 'team' is always there. Choose another name."),
        new Broken(
            "  board:",
            "  incidentManager:",
            41,
            "audiences.incidentManager: The audience 'incidentManager' is always there."),
        new Broken(
            "      mail: board@shop.example", "", 42, "audiences.board[0].mail: Is missing."),
        new Broken(
            "      mail: board@shop.example",
            "      mail: board",
            43,
            "audiences.board[0].mail: 'board' is unknown"),
        new Broken(
            "      language: de",
            "      language: '?'",
            44,
            "audiences.board[0].language: '?' is unknown"),
        new Broken(
            "      language: de",
            "      zone: Europa/Berlin",
            44,
            "audiences.board[0].zone: 'Europa/Berlin' is unknown"),
        new Broken(
            "      services: [shop]",
            "      services: [shoop]",
            45,
            "audiences.board[0].services[0]: 'shoop' is unknown or badly written. Write the id of a service, one of: shop, till."),
        new Broken(
            "      services: [shop]",
            "      services: []",
            45,
            "audiences.board[0].services: The list is empty. Write the id of a service, one of: shop, till; or delete it to mean all."),
        new Broken(
            "      severities: [1, 2]",
            "      severities: [0]",
            46,
            "audiences.board[0].severities[0]: '0' is unknown or badly written. Write a severity: 1, 2 or 3."),
        new Broken(
            "      severities: [1, 2]",
            "      severities: [1, 1]",
            46,
            "audiences.board[0].severities[1]: Stands in this list already."),
        new Broken(
            "      severities: [1, 2]",
            "      severity: 1",
            46,
            "audiences.board[0].severity: There is no key 'severity' here."));
  }

  static Stream<Broken> brokenYaml() {
    return Stream.of(
        new Broken(
            "language: en",
            "language: en: de",
            2,
            "This is not valid YAML: mapping values are not allowed here."),
        new Broken(
            "language: en",
            "\tlanguage: en",
            2,
            "This is not valid YAML: found character '\\t(TAB)'"),
        new Broken("language: en", "language: \u0007", 2, "This is not valid YAML: "),
        new Broken(
            "language: en",
            "language: *english",
            2,
            "This is not valid YAML: found undefined alias english"),
        new Broken("language: en", "---", 2, "This is not valid YAML: but found another document"));
  }

  @Test
  void thePlanWithoutAFaultIsRead() {
    Plan plan = PlanFile.read(PLAN, "shop.yaml");

    assertThat(plan.company()).isEqualTo("Corner Shop");
    assertThat(plan.team("payments").schedule().zone()).hasToString("Europe/Vienna");
    assertThat(plan.team("payments").schedule().layers())
        .singleElement()
        .satisfies(it -> assertThat(it.people()).containsExactly("anna"));
    assertThat(plan.stakeholders("board", "till", Severity.SEV1)).hasSize(1);
  }

  @Test
  void audiencesMayBeLeftOut() {
    String without = PLAN.substring(0, PLAN.indexOf("audiences:"));

    assertThat(PlanFile.read(without, "shop.yaml").stakeholders("board", "shop", Severity.SEV1))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource({
    "faultsOfTheCompany",
    "faultsOfPeople",
    "faultsOfTeams",
    "faultsOfServicesAndAudiences"
  })
  void aFaultIsToldAloneWithItsLineAndPath(Broken broken) {
    assertThat(faults(broken))
        .singleElement()
        .asString()
        .startsWith("  line %d, %s".formatted(broken.at(), broken.fault()));
  }

  @ParameterizedTest
  @MethodSource
  void brokenYaml(Broken broken) {
    assertThat(faults(broken))
        .singleElement()
        .asString()
        .startsWith("  line %d: %s".formatted(broken.at(), broken.fault()))
        .contains("Look at the indentation");
  }

  @Test
  void allFaultsAreToldAtOnceInTheOrderOfTheirLines() {
    String yaml =
        PLAN.replace("zone: Europe/Berlin", "zone: Berlin")
            .replace("members: [ben, anna]", "members: [ben, ana]")
            .replace("team: payments", "team: paymnts")
            .replace("name: Anna", "nmae: Anna");

    assertThat(refused(yaml))
        .isEqualTo(
            """
            The on-call plan shop.yaml has 5 faults:
              line 3, zone: 'Berlin' is unknown or badly written. Write a time zone such as Europe/Berlin.
              line 6, people.anna.name: Is missing. Add 'name:' with the name of the person.
              line 7, people.anna.nmae: There is no key 'nmae' here. Write one of: name, language, zone, contacts, notify, roles, or delete it.
              line 20, teams.operations.members[1]: 'ana' is unknown or badly written. Write the id of a person, one of: anna, ben.
              line 39, services.till.team: 'paymnts' is unknown or badly written. Write the id of a team, one of: operations, payments.""");
  }

  @Test
  void anEmptyFileIsRefused() {
    for (String empty : List.of("", "  \n", "# nothing yet\n", "~")) {
      assertThat(refused(empty)).contains("The on-call plan shop.yaml has 1 fault:\n  line 1: ");
    }
  }

  @Test
  void aFileThatIsNoMappingIsRefused() {
    assertThat(refused("[company, people]"))
        .contains("line 1: Should be keys with values, each as 'key: value', but is a list.");
  }

  @Test
  void aPlanWithoutItsSectionsIsRefused() {
    assertThat(refused("company: Corner Shop"))
        .contains("6 faults")
        .contains("line 1, people: Is missing.")
        .contains("line 1, teams: Is missing.")
        .contains("line 1, services: Is missing.");
  }

  @Test
  void emptySectionsAreRefused() {
    String yaml =
        """
        company: Corner Shop
        language: en
        zone: UTC
        defaultTeam: operations
        people: {}
        teams: []
        services:
        """;

    assertThat(refused(yaml))
        .contains("line 5, people: Is empty. Write one entry or more")
        .contains("line 6, teams: Should be keys with values")
        .contains("line 7, services: Has no value. Write one entry or more");
  }

  @Test
  void anEntryWithoutKeysIsRefused() {
    assertThat(refused(PLAN.replace("services:\n", "services:\n  website:\n")))
        .endsWith("line 32, services.website: Has no value. Write its keys and values below.");
  }

  @Test
  void aTeamNamedAsARoleIsRefused() {
    assertThat(refused(PLAN.replace("payments", "technicalLead")))
        .contains("line 26, teams.technicalLead: 'technicalLead' is a role.");
  }

  @Test
  void idsOfPeopleAndTeamsAreLettersAndDigits() {
    assertThat(refused(PLAN.replace("ben", "ben.carter").replace("payments", "pay-ments")))
        .contains("people.ben.carter: 'ben.carter' cannot be an id.")
        .contains("teams.pay-ments: 'pay-ments' cannot be an id.");
  }

  @Test
  void aKeyThatIsAListIsRefused() {
    assertThat(refused(PLAN + "? [a, b]\n: c\n")).contains("Should be a text, but is a list.");
  }

  @Test
  void aStartOutsideOfThisMillenniumIsRefused() {
    for (String start : List.of("0001-01-05", "9999-01-05", "+20000-01-05", "-0001-01-05")) {
      assertThat(refused(PLAN.replaceFirst("start: 2026-01-05", "start: " + start)))
          .contains("teams.operations.rotation.start: '" + start + "' is unknown");
    }
  }

  /** Each took minutes, or more stack than there is. */
  @Test
  @Timeout(60)
  void whatIsLongIsRefusedQuickly() {
    int megabytes = 4 * 1024 * 1024;
    String mail = "anna@shop.example";
    for (String address :
        List.of(
            "a".repeat(50_000) + "@b.example",
            "a.".repeat(25_000) + "@b",
            "a@" + "b-".repeat(25_000))) {
      assertThat(refused(PLAN.replace("- mail: " + mail, "- mail: " + address)))
          .contains("people.anna.contacts[0].mail: '" + address.substring(0, 100) + "...'")
          .hasSizeLessThan(2000);
    }
    for (String line :
        List.of(
            "x".repeat(megabytes),
            "# " + "x".repeat(megabytes),
            "'" + "x ".repeat(megabytes / 2))) {
      assertThat(refused("company: " + line)).contains("line 1: The line has 4194");
    }
    assertThat(refused(PLAN + ("x".repeat(1000) + ": 1\n").repeat(4000)))
        .contains("stands in line 49 already")
        .hasSizeLessThan(1000 * 400);
    assertThat(refused("- a\n".repeat(900_000))).contains("more than 300000 keys and values");
    assertThat(refused(PLAN + "x: " + "[".repeat(60_000))).contains("This is not valid YAML");
  }

  @Test
  void aLongListOfChoicesIsCutShort() {
    String people =
        IntStream.range(0, 30)
            .mapToObj("  p%d: {name: P, contacts: [mail: p@shop.example]}\n"::formatted)
            .reduce("people:\n", String::concat);

    assertThat(refused(PLAN.replace("people:\n  anna", people + "  anna").replace("[ben]", "[x]")))
        .contains("p18, p19 and more.")
        .doesNotContain("p20,");
  }

  private static List<String> faults(Broken broken) {
    assertThat(PLAN).contains(broken.line() + "\n");
    String yaml = ("\n" + PLAN).replace("\n" + broken.line() + "\n", "\n" + broken.by() + "\n");
    return refused(yaml.substring(1)).lines().skip(1).toList();
  }

  private static String refused(String yaml) {
    return catchThrowableOfType(FaultyPlan.class, () -> PlanFile.read(yaml, "shop.yaml"))
        .getMessage();
  }
}
