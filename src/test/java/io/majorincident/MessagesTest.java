package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Severity;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of an incident, who does not, and what they read: as company.yaml and the plan say. */
class MessagesTest extends Night {

  private static final String FELIX = "felix@muster-shop.example";
  private static final String BOARD = "board@muster-shop.example";
  private static final String CTO = "cto@muster-shop.example";
  private static final String CUSTOMERS = "service-news@muster-shop.example";
  private static final String BUSINESS_CUSTOMERS = "geschaeftskunden@muster-shop.example";
  private static final String STAFF = "all@muster-shop.example";
  private static final String SUPPORT_STAFF = "kundendienst@muster-shop.example";
  private static final String BENS_PHONE = "https://push.muster-shop.example/ben";

  @Test
  void whoeverCouldHelpIsToldWhereWeMeetAndWhoLeads() {
    Incident incident = scenario.alert("checkout", "critical");
    heard("openChannels").isEmpty();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    heard("openChannels").containsExactlyInAnyOrder(BEN, ANNA, CLARA, HUGO);
    assertThat(push.by("openChannels")).extracting("recipient").containsExactly(BENS_PHONE);
    assertThat(read("openChannels", BEN)).contains(chatRoom(incident), callAddress(incident));
    assertThat(read("openChannels", BEN))
        .contains("Ben Carter leads", "Incident manager: Ben Carter", "Join here");
    assertThat(read("openChannels", ANNA))
        .as("reads German")
        .contains("Ben Carter leitet", "Vorfallmanager: Ben Carter", callAddress(incident));
  }

  @Test
  void theHouseHearsOfASeverityOneUpToTheBoard() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    heard("informInternally").isEmpty();
    scenario.complete("ben", "assessImpact", allCustomersAffected());
    heard("informInternally")
        .containsExactlyInAnyOrder(ANNA, BEN, CLARA, HUGO, EVA, FELIX, GRETA, BOARD, CTO);
    assertThat(push.by("informInternally")).as("and nobody is woken by it").isEmpty();
    assertThat(read("informInternally", CTO))
        .contains("we are on it", "Incident manager: Ben Carter")
        .contains(chatRoom(incident), callAddress(incident));
    assertThat(read("informInternally", BOARD))
        .as("reads German")
        .contains("wir sind dran", "Vorfallmanager: Ben Carter")
        .contains(chatRoom(incident), callAddress(incident));
  }

  @Test
  void ofASeverityTwoTheBoardHearsNothing() {
    Incident incident = scenario.alert("search", "error");
    assertThat(incident.severity()).isEqualTo(Severity.SEV2);
    respondToSearch();
    heard("openChannels").containsExactlyInAnyOrder(CLARA, DAVID, HUGO);
    heard("informInternally").containsExactlyInAnyOrder(DAVID, CLARA, HUGO, EVA, FELIX);
    assertThat(read("informInternally", DAVID))
        .contains("Incident manager: Clara Vogt", chatRoom(incident), callAddress(incident));
    confirmDraft();
    heardOfTheSearch();
    minutes(5);
    mail.forget();
    confirmDraft();
    heardOfTheSearch();
    resolveWithDataLoss("clara", "none");
    mail.forget();
    confirmDraft();
    heardOfTheSearch();
  }

  private void heardOfTheSearch() {
    heard("publishUpdate")
        .containsExactlyInAnyOrder(DAVID, CLARA, HUGO, EVA, FELIX, CUSTOMERS, STAFF, SUPPORT_STAFF);
    assertThat(mail.to(BOARD)).isEmpty();
    assertThat(mail.to(CTO)).isEmpty();
    assertThat(mail.to(BUSINESS_CUSTOMERS)).as("have no search").isEmpty();
  }

  @Test
  void eachUpdateOfASeverityOneGoesToEverybodyAndNamesTheTimeOfTheNext() {
    scenario.alert("checkout", "critical");
    respond();
    heard("publishUpdate").isEmpty();
    confirmDraft();
    everybodyHeard("publishUpdate");
    assertThat(read("publishUpdate", CUSTOMERS))
        .contains("looking into it", "Next update by: 2026-11-23 02:10 CET")
        .as("the time stands once, counted from when it went out")
        .doesNotContain("hear from us again by");
    assertThat(read("publishUpdate", BUSINESS_CUSTOMERS))
        .as("reads German")
        .contains("neuer Stand", "Nächste Mitteilung bis: 2026-11-23 02:10");

    mail.forget();
    minutes(5);
    heard("publishUpdate").isEmpty();
    confirmDraft();
    everybodyHeard("publishUpdate");
    assertThat(read("publishUpdate", CUSTOMERS))
        .contains("still working on it", "Next update by: 2026-11-23 02:30 CET");
  }

  @ParameterizedTest
  @CsvSource({
    "none,    No data was lost.",
    "some,    'Some data was lost, and we are sorry for that.'",
    "unknown, We do not know yet whether data was lost.",
  })
  void theFinalUpdateSaysWhetherDataWasLostAndPromisesNoFurtherOne(String loss, String sentence) {
    scenario.alert("checkout", "critical");
    respond();
    confirmDraft();
    mail.forget();
    resolveWithDataLoss("ben", loss);
    confirmDraft();
    everybodyHeard("publishUpdate");
    assertThat(read("publishUpdate", CUSTOMERS))
        .contains("– update", "Checkout is working again", sentence)
        .doesNotContain("Next update", "hear from us again");
    assertThat(read("publishUpdate", CUSTOMERS).split("data was lost", -1))
        .as("says nothing else of data")
        .hasSize(2);
  }

  @Test
  void whoWorksOnAFalseAlarmAndItsTeamHearThatItIsOver() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    mail.forget();
    scenario.report("anna", incident, "falseAlarm", Map.of("reason", "A test of the alarm."));
    heard("withdrawIncident").containsExactlyInAnyOrder(BEN, ANNA);
    assertThat(read("withdrawIncident", BEN))
        .contains("false alarm", "Reported by: anna", "Why: A test of the alarm.");
    assertThat(mail.sent()).as("nobody else is bothered").hasSize(2);
  }

  @Test
  void ofADuplicateThatNobodyLeadsItsTeamAndAllIncidentManagersHearWhereItGoesOn() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");
    mail.forget();
    scenario.report("ben", second, "duplicate", Map.of("duplicateOf", first.number()));
    heard("withdrawIncident").containsExactlyInAnyOrder(CLARA, HUGO, DAVID);
    assertThat(read("withdrawIncident", HUGO))
        .as("reads German")
        .contains("Duplikat von " + first.number(), "Die Arbeit geht in " + first.number());
  }

  @Test
  void theProblemManagersAreAskedToWriteAndTheBoardToApprove() {
    scenario.alert("checkout", "critical");
    respond();
    resolve();
    heard("writePostmortem").isEmpty();
    minutes(60);
    heard("writePostmortem").containsExactlyInAnyOrder(ANNA, DAVID);
    assertThat(read("writePostmortem", DAVID)).contains("write the postmortem", "Without blame");
    assertThat(read("writePostmortem", ANNA)).contains("Ohne Schuldzuweisung");
    heard("submitPostmortem").isEmpty();
    scenario.complete(
        "david", "writePostmortem", Map.of("summary", "Down.", "rootCause", "A.", "lessons", "B."));
    heard("submitPostmortem").containsExactlyInAnyOrder(CLARA, HUGO);
    assertThat(read("submitPostmortem", HUGO))
        .contains("Sie liegt jetzt beim Untersuchungsausschuss.")
        .containsPattern("hat bisher \\d+ Einträge, der letzte Hash ist\n[0-9a-f]{64}\n");
  }

  /** Clara has the catalogue this week. */
  private void respondToSearch() {
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete(
        "clara",
        "assessImpact",
        Map.of(
            "customerEffect", "Some find nothing.",
            "customersSee", "An empty list.",
            "scope", "some",
            "reportedSeverity", "2",
            "securityConcern", false,
            "publicAttention", false));
  }

  private void resolveWithDataLoss(String leader, String loss) {
    scenario.complete(leader, "review", Map.of("decision", "resolved"));
    scenario.complete(
        leader,
        "confirmResolution",
        Map.of("resolution", "gone", "dataLoss", loss, "closingNote", "Rolled back."));
  }

  /** Eva lets the text go out as it was drafted. */
  private void confirmDraft() {
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of(
            "updateText", scenario.variable("confirmUpdate", "updateText"),
            "publicStatus", scenario.variable("confirmUpdate", "publicStatus")));
  }

  private void everybodyHeard(String step) {
    heard(step)
        .containsExactlyInAnyOrder(
            ANNA,
            BEN,
            CLARA,
            HUGO,
            EVA,
            FELIX,
            GRETA,
            BOARD,
            CTO,
            CUSTOMERS,
            BUSINESS_CUSTOMERS,
            STAFF,
            SUPPORT_STAFF);
  }

  private AbstractListAssert<?, List<?>, Object, ObjectAssert<Object>> heard(String step) {
    return assertThat(mail.by(step)).as(step).extracting("recipient");
  }

  /** The only message that one recipient got from a step, as it stands in the mail program. */
  private String read(String step, String recipient) {
    List<Delivery> sent =
        mail.by(step).stream().filter(it -> it.recipient().equals(recipient)).toList();
    assertThat(sent).as("%s to %s", step, recipient).hasSize(1);
    return sent.get(0).subject() + "\n" + sent.get(0).text();
  }

  private static String chatRoom(Incident incident) {
    return "#" + incident.number().toLowerCase();
  }

  private static String callAddress(Incident incident) {
    return "https://meet.jit.si/" + incident.number().toLowerCase();
  }
}
