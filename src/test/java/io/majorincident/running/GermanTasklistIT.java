package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Who leads an incident and who reports one, with German browsers: no form says anything in
 * English.
 */
class GermanTasklistIT extends Walk {

  @Test
  void fromThePageToTheResolution() throws Exception {
    String number = application.begins("checkout", "critical", "The till is down");
    String manager = pagedPerson(number);
    try (Desk desk = at(manager)) {
      respond(desk, number);
      delegate(desk, number);
      makeDue("reliefCheckDue", number);
      askForRelief(desk, number);
      resolve(desk, number);
    }
  }

  private void respond(Desk desk, String number) throws Exception {
    desk.open(task("Acknowledge the page", number));
    desk.says("Neuer größerer Vorfall", "Schweregrad 1", "Service Checkout");
    desk.choose("I take it").complete("page");
    desk.open(task("Assess the impact", number));
    desk.says("Wird behoben", "Vorfallmanager: ", "Letzte Ereignisse:");
    desk.write("1. How does it affect customers?", "Niemand kann bezahlen.")
        .write("2. What do customers see?", "Eine Fehlerseite.")
        .choose("All")
        .choose("1: down for all customers")
        .inGroup("Is security a concern?", "Not that we know")
        .inGroup("Does the public take notice?", "Not that we know")
        .complete("assess");
  }

  private void delegate(Desk desk, String number) throws Exception {
    desk.open(task("Review", number))
        .addRow("Theories, and the experiments that test them")
        .write("Why might it happen?", "Das Zertifikat.")
        .choose("Bring in another expert or team");
    assertThat(desk.options("Who is to be brought in?"))
        .contains("Team Payments", "Technischer Leiter");
    desk.take("Technical lead");
    desk.says("Leer: noch nicht versucht.");
    desk.choose("Give somebody a role").complete("review");
    desk.open(task("Delegate a role", number));
    desk.says("In wie vielen Minuten?");
    desk.pick("Which role?", "Technical lead")
        .pick("Who takes it?", "David")
        .write("What do you expect?", "Finde heraus, was gestört ist.")
        .write("Within how many minutes?", "15")
        .complete("delegate");
  }

  private void askForRelief(Desk desk, String number) throws Exception {
    desk.open(task("Check the responders", number));
    desk.says("Ist jemand überarbeitet");
    desk.write("Is somebody overloaded, or in need of a break?", "Nein.")
        .inGroup("Are new people needed?", "No")
        .complete("check");
  }

  private void resolve(Desk desk, String number) throws Exception {
    desk.open(task("Review", number)).choose("The business impact is gone").complete("resolved");
    desk.open(task("Confirm the resolution", number)).choose("Yes, it is gone");
    desk.says("Sind Daten verloren gegangen?", "Seit wann?");
    desk.inGroup("Was data lost?", "No").complete("confirm");
  }

  @Test
  void whoSendsAStartFormThatIsWrongReadsWhyInGermanAndLosesNothing() throws Exception {
    try (Desk desk = at("felix")) {
      desk.start("Major incident");
      desk.says("Einen Vorfall melden");
      desk.write("What is seen?", "Nur auf Handys.");
      assertThat(desk.missing())
          .containsExactly(
              "Was ist gestört?", "Welcher Service?", "Wie schwer ist es?", "Wer hat es bemerkt?");
      desk.says("Bitte ausfüllen.");
      desk.pick("Which service?", "Product search")
          .write("What is broken?", "Bilder laden langsam")
          .choose("3: nothing essential is impaired")
          .choose("A colleague")
          .write("Since when?", "31.12.2099")
          .write("Time", "12:00");
      assertThat(desk.refusal())
          .contains("Es kann nicht in der Zukunft begonnen haben", "Nichts ist verloren gegangen.");
      assertThat(desk.answer("What is broken?")).isEqualTo("Bilder laden langsam");
      desk.write("Since when?", "").write("Time", "").begin("declared");
    }
    try (Desk desk = at("clara")) {
      desk.openForRole(titled("Fix the minor incident", "Bilder laden langsam"));
      desk.says("Behebe es in deiner Arbeitszeit", "Service Product search");
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
      desk.says("Wer übernimmt sie?");
      assertThat(desk.refusal()).contains("Es gibt keinen Vorfall „MI-1999-0001“");
      assertThat(desk.answer("Why?")).isEqualTo("Feierabend.");
    }
  }

  private Desk at(String person) {
    return new Desk(chromium, application, person, Tongue.GERMAN);
  }
}
