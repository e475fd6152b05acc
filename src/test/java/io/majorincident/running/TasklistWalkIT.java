package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The people of the demo company walk incidents through Tasklist, in a real browser. */
class TasklistWalkIT extends Walk {

  private static final String SLOW = "Pictures load slowly";

  /** The plan is asked about the next two years. */
  private static final int YEAR = LocalDate.now().getYear() + 1;

  @Test
  void fromThePageToTheApprovedPostmortem() throws Exception {
    String number = application.begins("checkout", "critical", "checkout is down");
    String manager = pagedPerson(number);
    try (Desk desk = at(manager)) {
      takeItAndAssess(desk, number);
      review(desk, number);
      workAndTellCustomers(number);
      lower(number);
      makeDue("reliefCheckDue", number);
      askForRelief(desk, number);
      resolve(desk, number);
    }
    tellCustomersThatItIsOver(number);
    makeDue("watchTimeOver", number);
    try (Desk author = atGerman("david");
        Desk board = atGerman("hugo")) {
      writePostmortem(author, number);
      sendBack(board, number);
      writeAgain(author, number);
      approve(board, number);
    }
    carryOut(number);
    isOver(number);
  }

  private void takeItAndAssess(Desk desk, String number) throws Exception {
    desk.open(task("Acknowledge the page", number));
    assertThat(desk.form()).contains("checkout is down", "Severity 1");
    assertThat(desk.isChosen("I take it")).as("chosen by nobody").isFalse();
    desk.choose("I take it").complete("page");

    desk.open(task("Assess the impact", number))
        .write("1. How does it affect customers?", "Nobody can pay.")
        .write("2. What do customers see?", "An error page.")
        .choose("All")
        .choose("1: down for all customers")
        .inGroup("Is security a concern?", "Not that we know")
        .inGroup("Does the public take notice?", "Not that we know")
        .complete("assess");
  }

  private void review(Desk desk, String number) throws Exception {
    desk.open(task("Review", number))
        .addRow("Theories, and the experiments that test them")
        .write("Why might it happen?", "The release broke it.")
        .choose("Go on and look again")
        .complete("first review");

    desk.open(task("Review", number));
    assertThat(desk.answer("Why might it happen?"))
        .as("what was noted is shown again")
        .isEqualTo("The release broke it.");
    desk.choose("Give somebody a role").complete("review");

    desk.open(task("Delegate a role", number))
        .pick("Which role?", "Technical lead")
        .pick("Who takes it?", "David")
        .write("What do you expect?", "Find out what is broken.")
        .write("Within how many minutes?", "15")
        .complete("delegate");
  }

  private void workAndTellCustomers(String number) throws Exception {
    try (Desk desk = atGerman("david")) {
      desk.open(task("Work on the delegation", number));
      desk.says("Find out what is broken.", "Was kam heraus?", "MEZ")
          .write("What came of it?", "A certificate had expired.")
          .complete("work");
    }
    try (Desk desk = atGerman("eva")) {
      desk.openForRole(task("Confirm the update", number));
      desk.says("Untersuchung: Wir suchen die Ursache", "MEZ").complete("first update");
    }
  }

  private void lower(String number) throws Exception {
    try (Desk desk = at("felix")) {
      desk.start("Report a change to an incident")
          .write("Which incident?", "MI-1999-0001")
          .choose("The severity is another one")
          .choose("2: down for some customers")
          .write("Why?", "Cards work again.");
      assertThat(desk.refusal()).contains("MI-1999-0001", "Nothing was lost.");
      assertThat(desk.answer("Why?")).isEqualTo("Cards work again.");
      assertThat(desk.isChosen("2: down for some customers")).isTrue();
      desk.write("Which incident?", number).begin("severity changed");
    }
  }

  private void askForRelief(Desk desk, String number) throws Exception {
    desk.open(task("Check the responders", number));
    assertThat(desk.form()).contains("Severity 2").doesNotContain("Severity 1");
    desk.write("Is somebody overloaded, or in need of a break?", "No, we are well.")
        .inGroup("Are new people needed?", "No")
        .complete("check");
  }

  private void resolve(Desk desk, String number) throws Exception {
    desk.open(task("Review", number)).choose("The business impact is gone").complete("resolved");
    desk.open(task("Confirm the resolution", number))
        .choose("No, back to work")
        .complete("not yet gone");
    desk.open(task("Review", number))
        .choose("The business impact is gone")
        .complete("resolved again");
    desk.open(task("Confirm the resolution", number))
        .choose("Yes, it is gone")
        .inGroup("Was data lost?", "No")
        .complete("confirm");
  }

  private void tellCustomersThatItIsOver(String number) throws Exception {
    try (Desk desk = at("eva")) {
      desk.openForRole(task("Confirm the update", number)).complete("last update");
    }
  }

  private void writePostmortem(Desk desk, String number) throws Exception {
    desk.openForRole(task("Write the postmortem", number)).addRow("Actions");
    desk.says("Wer macht es?", "Bis wann?", "Wie wichtig ist sie?")
        .write("What happened?", "The checkout was down.")
        .write("What was the root cause?", "A certificate had expired.")
        .write("What do we learn?", "Certificates need a watch.")
        .write("What is to be done?", "Watch certificates")
        .pick("Who does it?", "Anna Becker")
        .pick("How important is it?", "Priority action: prevents a repetition")
        .complete("postmortem");
  }

  private void sendBack(Desk desk, String number) throws Exception {
    desk.openForRole(task("Approve the postmortem", number));
    desk.says("Watch certificates", "Die Post-Mortem-Analyse", "Zurückgeben");
    assertThat(desk.choose("Send it back").refusalOfTask())
        .contains("Was fehlt? Wer schreibt, muss es wissen.", "Nichts ist verloren gegangen.");
    assertThat(desk.isChosen("Send it back")).isTrue();
    desk.write("Your remark", "By when?").complete("send back");
  }

  private void writeAgain(Desk desk, String number) throws Exception {
    desk.open(task("Write the postmortem", number));
    assertThat(desk.form()).contains("By when?");
    assertThat(desk.answer("What is to be done?")).isEqualTo("Watch certificates");
    desk.complete("postmortem again");
  }

  private void approve(Desk desk, String number) throws Exception {
    desk.openForRole(task("Approve the postmortem", number));
    assertThat(desk.form()).contains("A certificate had expired.", "acknowledged the page");
    desk.choose("Approve it").complete("approve");
  }

  private void carryOut(String number) throws Exception {
    try (Desk desk = atGerman("anna")) {
      desk.open(task("Complete the action", number));
      desk.says("Watch certificates", "Was kam heraus?")
          .write("What came of it?", "They are watched.")
          .complete("action");
    }
  }

  @Test
  void aMinorIncidentIsDeclaredAndFixedByItsTeam() throws Exception {
    try (Desk desk = at("felix")) {
      declareInVain(desk);
      assertThat(tasks("Fix the minor incident"))
          .as("nothing has begun")
          .noneMatch(task -> task.name().endsWith(SLOW));
      desk.write("Since when?", "").write("Time", "").begin("declared");
    }
    OpenTask task = titled("Fix the minor incident", SLOW);
    try (Desk desk = at("clara")) {
      desk.openForRole(task);
      assertThat(desk.form()).contains(SLOW, "Only on phones.", "felix (customer)", "Severity 3");
      desk.write("What came of it?", "They are smaller now.").complete("fixed");
    }
    isOver(task.number());
  }

  private static void declareInVain(Desk desk) {
    desk.start("Major incident").write("What is seen?", "Only on phones.");
    assertThat(desk.missing())
        .containsExactly(
            "What is broken?", "Which service?", "How severe is it?", "Who noticed it?");
    assertThat(desk.answer("What is seen?")).isEqualTo("Only on phones.");
    assertThat(desk.options("Which service?"))
        .containsExactly("Checkout", "Product search", "Back office");
    desk.take("Product search")
        .write("What is broken?", SLOW)
        .choose("3: nothing essential is impaired")
        .choose("A customer")
        .write("Since when?", "31/12/2099")
        .write("Time", "12:00");
    assertThat(desk.refusal()).contains("cannot have started in the future", "Nothing was lost.");
    assertThat(desk.answer("What is broken?")).isEqualTo(SLOW);
    assertThat(desk.isChosen("A customer")).isTrue();
  }

  @Test
  void theWholeCaseIsSeenAndChangedFromBesideTheForm() throws Exception {
    String number = declare("Search finds nothing");
    String other = declare("Nobody can search");
    OpenTask page = task("Acknowledge the page", number);
    try (Desk desk = at(pagedPerson(number))) {
      assertThat(desk.lists())
          .containsExactly(
              "Mine",
              "My roles",
              "Unclaimed pages",
              "Overdue",
              "All open majors",
              "Postmortems and actions");
      assertThat(desk.list(3).card(page)).contains("Severity 1", number, "Product search", "min");
      desk.follow(page)
          .lookAtTheCase()
          .sees("Severity 1", "not answered yet", "Search finds nothing");
      noteAndBringIn(desk);
      changeSeverityAndRole(desk);
      endAsDuplicate(desk, number, other);
    }
    isOver(number);
    endAsFalseAlarm(other);
    isOver(other);
  }

  private static void noteAndBringIn(Desk desk) {
    desk.report("note");
    assertThat(desk.confirmInVain("note without a text")).contains("What is to be noted?");
    desk.say("What is to be noted?", "<b>40</b> calls until now.").confirm("note");
    desk.sees("<b>40</b> calls until now.").look("case with a note");

    desk.report("people")
        .option("Who is needed?", "greta")
        .say("For what?", "You know the index.")
        .confirm("person");
    desk.sees("Greta Olsen", "You know the index.");
  }

  private static void changeSeverityAndRole(Desk desk) {
    desk.report("severity")
        .option("Which severity is it now?", "2")
        .say("Why?", "Phones work.")
        .confirm("severity");
    desk.sees("Severity 2").seesNot("Severity 1");

    desk.report("role")
        .option("Which role is handed over?", "technicalLead")
        .option("Who takes it over?", "anna")
        .say("Why?", "She knows the index.")
        .confirm("role");
    desk.sees("Anna Becker", "Technical lead").look("case");
  }

  private static void endAsDuplicate(Desk desk, String number, String other) {
    desk.report("duplicate").say("Of which other incident?", number).say("Why?", "The same index.");
    assertThat(desk.confirmInVain("duplicate of itself")).contains("Which other incident");
    desk.forgiveTheRefusal();
    desk.say("Of which other incident?", other).confirm("duplicate");
    desk.sees("Duplicate of " + other, "This incident is over");
    assertThat(desk.canReport()).isFalse();
    desk.forgiveWhatIsOver();
  }

  private void endAsFalseAlarm(String number) throws Exception {
    try (Desk desk = atGerman("felix")) {
      desk.follow(task("Acknowledge the page", number)).lookAtTheCase();
      desk.sees("Schweregrad 1", "Neuer größerer Vorfall", "Alarmierung bestätigen", "Verlauf");
      desk.sees("noch nicht beantwortet").look("case");
      desk.report("falseAlarm").say("Warum?", "Es war eine Übung.").confirm("false alarm");
      desk.sees("Fehlalarm", "Dieser Vorfall ist zu Ende");
      desk.forgiveWhatIsOver();
    }
  }

  @Test
  void whoComesSecondIsToldWhoWasFaster() throws Exception {
    String number = declare("Invoices are not printed", "backoffice");
    OpenTask page = task("Acknowledge the page", number);
    String first = pagedPerson(number);
    try (Desk faster = at(first);
        Desk second = at(first.equals("clara") ? "hugo" : "clara");
        Desk again = at(first)) {
      faster.follow(page);
      second.follow(page);
      faster.take();
      assertThat(second.takeInVain()).contains("has 'Acknowledge the page' since");
      second.seesAssignee(faster.assignee());

      again.follow(page);
      again.readyToComplete();
      faster.choose("I take it").complete("page");
      assertThat(again.choose("I take it").completeInVain())
          .contains(
              "You have completed 'Acknowledge the page' yourself", "Open: Assess the impact");
      assertThat(second.overtaken())
          .contains("completed 'Acknowledge the page' at", "Open: Assess the impact");
    }
  }

  @Test
  void theTaskOfSomebodyElseSaysWhoseItIsAndWhatEverybodyMayKnow() throws Exception {
    String number = declare("Labels are not printed", "backoffice");
    OpenTask page = task("Acknowledge the page", number);
    try (Desk other = atGerman(pagedPerson(number).equals("eva") ? "felix" : "eva")) {
      assertThat(other.follow(page).form())
          .contains("Diese Aufgabe ist für", "Das dürfen alle wissen", "Labels are not printed")
          .contains("Letzte Ereignisse:")
          .doesNotContain("Ich übernehme");
      other.look("task of somebody else");
    }
  }

  @Test
  void aShiftIsTakenOverAndAnAbsenceReported() {
    try (Desk desk = atGerman("david")) {
      desk.start("Take over a shift");
      assertThat(desk.missing()).containsExactly("Für welches Team?", "Ab wann?", "Bis wann?");
      desk.pick("For which team?", "Operations");
      inTheYear(desk, "24.12." + YEAR, "26.12." + YEAR).begin("shift");
      desk.start("Take over a shift").pick("For which team?", "Operations");
      inTheYear(desk, "25.12." + YEAR, "27.12." + YEAR);
      assertThat(desk.refusal())
          .contains(
              "David Hughes hat einen Teil dieser Zeit schon übernommen: von %d-12-25"
                  .formatted(YEAR),
              "Wähle eine andere Zeit.");
    }
    try (Desk desk = at("greta")) {
      desk.start("Report an absence");
      inTheYear(desk, "25/12/" + YEAR, "26/12/" + YEAR).begin("absence");
    }
  }

  @Test
  void aSwapIsAskedForAndAccepted() throws Exception {
    try (Desk desk = at("david")) {
      desk.start("Ask for a swap");
      assertThat(desk.missing())
          .containsExactly("Which of your shifts?", "Which one of a colleague's instead?");
      desk.pick("Which of your shifts?", "Operations, nights and weekends: Tue")
          .pick("Which one of a colleague's instead?", "Operations, nights and weekends: Fri")
          .begin("swap");
    }
    Wait.until("somebody is asked", () -> !tasks("Answer the swap").isEmpty());
    String task = tasks("Answer the swap").get(0).id();
    String asked =
        json.readTree(application.get("admin", "/task/" + task)).path("assignee").asText();
    try (Desk desk = atGerman(asked)) {
      desk.pickUp("Mine", "Answer the swap");
      assertThat(desk.form())
          .contains("David Hughes bittet dich", "Du würdest übernehmen: Operations, nights and")
          .contains("Stunden Bereitschaft für Operations", "David Hughes: ", "am Wochenende");
      desk.choose("Yes, I take that shift and give mine").complete("swap");
    }
  }

  @Test
  void whoAsksWhetherAllIsReadyFindsWhatIsWeak() throws Exception {
    try (Desk desk = at("greta")) {
      desk.start("Check readiness");
      assertThat(desk.form()).contains("gaps", "absences that collide");
      desk.begin("readiness");
    }
    task("Mend the weakness", "Operations");
    try (Desk desk = atGerman("clara")) {
      desk.pickUp("My roles", "Mend the weakness · Operations");
      assertThat(desk.form())
          .contains(
              "Es ist kein Telefondienst eingerichtet", "Wer die Aufgabe vorher hatte: niemand");
      desk.choose("Mended");
      assertThat(desk.refusalOfTask())
          .contains("Es ist noch nicht behoben.", "Es ist kein Telefondienst eingerichtet");
      desk.choose("Accepted as it is")
          .write("Why is it accepted?", "E-Mail und Push genügen uns.")
          .complete("weakness");
    }
  }

  private static Desk inTheYear(Desk desk, String from, String until) {
    return desk.write("From when?", from)
        .write("From what time?", "18:00")
        .write("Until when?", until)
        .write("Until what time?", "09:00");
  }

  @Test
  void whoIsOnCallIsOneClickAway() {
    try (Desk desk = at("clara")) {
      assertThat(desk.onCall()).contains("On call", "Payments", "Operations", "The coming year");
    }
    try (Desk desk = atGerman("clara")) {
      assertThat(desk.onCall()).contains("Bereitschaft", "Jetzt", "Das kommende Jahr");
    }
  }

  @Test
  void everythingIsUsableOnAPhone() throws Exception {
    String number = declare("Nothing is found on phones");
    OpenTask page = task("Acknowledge the page", number);
    String person = pagedPerson(number);
    for (Tongue tongue : List.of(Tongue.ENGLISH, Tongue.GERMAN)) {
      try (Desk phone = Desk.onAPhone(chromium, application, person, tongue)) {
        phone.list(1);
        assertThat(phone.card(page)).contains(number, "Product search");
        phone.fits("list").choose(page).fits("form");
        assertThat(phone.showsTheList()).isFalse();
        phone.lookAtTheCase().fits("case").report("people").fits("person");
        phone.cancel();
        phone.back();
        assertThat(phone.showsTheList()).isTrue();
      }
    }
  }

  private String declare(String title) throws Exception {
    return declare(title, "search");
  }

  /** A colleague declares an incident of severity 1, and its number is returned. */
  private String declare(String title, String service) throws Exception {
    String form =
        """
        {"variables":{"reportedTitle":{"value":"%s"},"reportedService":{"value":"%s"},
          "reportedSeverity":{"value":"1"},"reporterKind":{"value":"staff"}}}
        """
            .formatted(title, service);
    assertThat(
            application
                .call("felix", "POST", "/process-definition/key/majorIncident/submit-form", form)
                .statusCode())
        .isEqualTo(200);
    return titled("Acknowledge the page", title).number();
  }

  private Desk at(String person) {
    return new Desk(chromium, application, person);
  }

  private Desk atGerman(String person) {
    return new Desk(chromium, application, person, Tongue.GERMAN);
  }
}
