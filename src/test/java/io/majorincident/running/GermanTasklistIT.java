package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The same people with German browsers: every form is opened, and none says anything in English.
 */
class GermanTasklistIT extends Walk {

  /** Of German forms, and nothing else: what stands in the record stays English. */
  private static final String LAST_EVENTS = "Letzte Ereignisse:";

  @Test
  void fromThePageToTheAction() throws Exception {
    String number = application.begins("checkout", "critical", "The till is down");
    String manager = pagedPerson(number);
    respond(manager, number);
    delegate(manager, number);
    workAndTellCustomers(number);
    askForRelief(manager, number);
    resolve(manager, number);
    makeDue("watchTimeOver", number);
    learn(number);
  }

  private void respond(String manager, String number) throws Exception {
    try (Desk desk = at(manager)) {
      desk.open(task("Acknowledge the page", number));
      says(desk, "Neuer größerer Vorfall", "Schweregrad 1", "Service Checkout");
      desk.complete("page");
      desk.open(task("Assess the impact", number));
      says(desk, "Wird behoben", "Vorfallmanager: ", LAST_EVENTS);
      desk.write("1. How does it affect customers?", "Niemand kann bezahlen.")
          .write("2. What do customers see?", "Eine Fehlerseite.")
          .choose("All")
          .choose("1: down for all customers")
          .complete("assess");
    }
  }

  private void delegate(String manager, String number) throws Exception {
    try (Desk desk = at(manager)) {
      desk.open(task("Review", number))
          .addRow("Theories, and the experiments that test them")
          .write("Why might it happen?", "Das Zertifikat.")
          .choose("Bring in another expert or team");
      assertThat(desk.options("Who is to be brought in?"))
          .contains("Team Payments", "Technischer Leiter");
      desk.take("Technical lead");
      says(desk, "Noch nicht versucht");
      desk.choose("Give somebody a role").complete("review");
      desk.open(task("Delegate the role", number));
      says(desk, "In wie vielen Minuten?");
      desk.pick("Which role?", "Technical lead")
          .pick("Who takes it?", "David")
          .write("What do you expect?", "Finde heraus, was gestört ist.")
          .complete("delegate");
    }
  }

  private void workAndTellCustomers(String number) throws Exception {
    try (Desk desk = at("david")) {
      desk.open(task("Work on the delegation", number));
      says(desk, "Was kam heraus?", "GMT");
      desk.write("What came of it?", "Ein Zertifikat war abgelaufen.").complete("work");
    }
    try (Desk desk = at("eva")) {
      desk.openForRole(task("Confirm the update", number));
      says(desk, "Untersuchung: Wir suchen die Ursache", "MEZ");
      desk.complete("first update");
    }
  }

  private void askForRelief(String manager, String number) throws Exception {
    makeDue("reliefCheckDue", number);
    try (Desk desk = at(manager)) {
      desk.open(task("Check the responders", number));
      says(desk, "Ist jemand überarbeitet");
      desk.write("Is somebody overloaded, or in need of a break?", "Nein.").complete("check");
    }
  }

  private void resolve(String manager, String number) throws Exception {
    try (Desk desk = at(manager)) {
      desk.open(task("Review", number)).choose("The business impact is gone").complete("resolved");
      desk.open(task("Confirm the resolution", number)).choose("Yes, it is gone");
      says(desk, "Sind Daten verloren gegangen?", "Seit wann?");
      desk.inGroup("Was data lost?", "No").complete("confirm");
    }
    try (Desk desk = at("eva")) {
      desk.openForRole(task("Confirm the update", number)).complete("last update");
    }
  }

  private void learn(String number) throws Exception {
    try (Desk desk = at("david")) {
      desk.openForRole(task("Write the postmortem", number)).addRow("Actions");
      says(desk, "Wer (Benutzer-ID)", "Wie wichtig ist sie?");
      desk.write("What happened?", "Die Kasse war gestört.")
          .write("What was the root cause?", "Ein Zertifikat war abgelaufen.")
          .write("What do we learn?", "Zertifikate brauchen eine Überwachung.")
          .write("What is to be done?", "Zertifikate überwachen")
          .write("Who (user id)", "anna")
          .pick("How important is it?", "Priority action: prevents a repetition")
          .complete("postmortem");
    }
    try (Desk desk = at("hugo")) {
      desk.openForRole(task("Approve the postmortem", number));
      says(desk, "Die Post-Mortem-Analyse", "Zurückgeben");
      assertThat(desk.choose("Send it back").refusalOfTask())
          .contains("Was fehlt? Wer schreibt, muss es wissen.", "Nichts ist verloren gegangen.");
      assertThat(desk.isChosen("Send it back")).isTrue();
      desk.choose("Approve it").complete("approve");
    }
    try (Desk desk = at("anna")) {
      desk.open(task("Complete the action", number));
      says(desk, "Zertifikate überwachen", "Was kam heraus?");
    }
  }

  @Test
  void whoSendsAStartFormThatIsWrongReadsWhyInGermanAndLosesNothing() throws Exception {
    try (Desk desk = at("felix")) {
      desk.start("Major incident");
      says(desk, "Einen Vorfall melden");
      desk.write("What is seen?", "Nur auf Handys.");
      assertThat(desk.missing())
          .containsExactly("Was ist gestört?", "Welcher Service?", "Wie schwer ist es?");
      says(desk, "Bitte ausfüllen.");
      desk.pick("Which service?", "Product search")
          .write("What is broken?", "Bilder laden langsam")
          .choose("3: nothing essential is impaired")
          .write("Since when?", "31.12.2099")
          .write("Time", "12:00");
      assertThat(desk.refusal())
          .contains("Es kann nicht in der Zukunft begonnen haben", "Nichts ist verloren gegangen.");
      assertThat(desk.answer("What is broken?")).isEqualTo("Bilder laden langsam");
      desk.write("Since when?", "").write("Time", "").begin("declared");
    }
    try (Desk desk = at("clara")) {
      desk.openForRole(titled("Fix the minor incident", "Bilder laden langsam"));
      says(desk, "Behebe es in deiner Arbeitszeit", "Service Product search");
    }
  }

  @Test
  void soDoesWhoReportsAChange() throws Exception {
    try (Desk desk = at("felix")) {
      desk.start("Report a change to an incident")
          .write("Which incident?", "MI-1999-0001")
          .choose("A role is handed over")
          .pick("Which role is handed over?", "Technical lead")
          .pick("Who takes it over?", "David")
          .write("Why?", "Feierabend.");
      says(desk, "Wer übernimmt sie?");
      assertThat(desk.refusal()).contains("Es gibt keinen Vorfall „MI-1999-0001“");
      assertThat(desk.answer("Why?")).isEqualTo("Feierabend.");
    }
  }

  private static void says(Desk desk, String... german) {
    assertThat(desk.form()).contains(german);
    assertThat(desk.form().split(LAST_EVENTS)[0])
        .as("what stands above the record")
        .doesNotContain("Severity", "What is asked", " ago", "Being fixed");
    Set<String> english = Tongue.GERMAN.glossary().texts().keySet();
    assertThat(desk.form().lines().map(String::strip))
        .filteredOn(line -> line.contains(" "))
        .doesNotContainAnyElementsOf(english)
        .doesNotContain("Field is required.", "Add new", "No results");
  }

  private Desk at(String person) {
    return new Desk(browser, application, person, Tongue.GERMAN);
  }
}
