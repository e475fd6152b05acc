package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** bpmn/taskNotice.dmn: whoever has to act is told, with the task's own link and by when. */
class AnnounceTaskTest extends PhonesNight {

  @Autowired TaskService tasks;
  @Autowired Outbox outbox;

  @Test
  void whoeverHasToConfirmTheTextForCustomersIsCalledAtOnceWithItsLinkAndTheTime() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    Task confirm = scenario.task("confirmUpdate");
    assertThat(told(mail, EVA))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.subject())
                  .isEqualTo(
                      "[SEV1] %s: Mitteilung bestätigen, bis 2026-11-23 02:05 MEZ"
                          .formatted(incident.number()));
              assertThat(it.text())
                  .contains("Bis 2026-11-23 02:05 MEZ", link(confirm), "Lies den Text")
                  .doesNotContain("Confirm", "Open the task");
              assertThat(it.action().link()).isEqualTo(link(confirm));
            });
    assertThat(mail.by("announceTask"))
        .as("nobody else is to confirm it")
        .noneMatch(isAbout(confirm));
  }

  @Test
  void aPhoneRingsUntilSomebodyHasTakenIt() {
    scenario.alert("checkout", "critical");
    respond();
    Task confirm = scenario.task("confirmUpdate");
    text.forget();
    voice.forget();
    give(confirm, "anna");
    assertThat(told(mail, ANNA)).hasSize(1);
    minutes(1);
    assertThat(text.to(ANNAS))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("Mitteilung bestätigen", link(confirm)));
    minutes(1);
    assertThat(voice.to(ANNAS)).hasSize(1);
    confirm("anna");
    minutes(2);
    assertThat(voice.to(ANNAS)).as("it is done").hasSize(1);
  }

  @Test
  void whatHasNotGoneOutYetIsWithdrawnOnceTheTaskIsDone() {
    Incident incident = scenario.alert("checkout", "critical");
    mail.down(true);
    respond();
    confirm("eva");
    mail.down(false);
    minutes(1);
    assertThat(told(mail, EVA)).isEmpty();
    assertThat(outbox.of(incident.number()))
        .filteredOn(it -> it.key().contains("announceTask") && it.recipient().equals(EVA))
        .extracting(DeliveryStatus::state)
        .containsExactly(DeliveryStatus.State.CANCELLED);
  }

  @Test
  void whoGetsATaskFromSomebodyElseIsToldAndWhoTakesItThemselvesIsNot() {
    scenario.alert("checkout", "critical");
    respond();
    mail.forget();
    scenario.claim("eva", "confirmUpdate");
    scenario.settle();
    assertThat(mail.by("announceTask")).isEmpty();
    Task confirm = scenario.task("confirmUpdate");
    give(confirm, "david");
    assertThat(mail.by("announceTask"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.recipient()).isEqualTo(DAVID);
              assertThat(it.text()).contains("By 2026-11-23 01:05 GMT", link(confirm));
            });
    give(confirm, "eva");
    assertThat(told(mail, EVA)).as("it comes back to her").hasSize(1);
    give(confirm, null);
    assertThat(told(mail, EVA)).as("nobody has it any more").hasSize(2);
  }

  @Test
  void whoeverLeadsIsToldOfEachStepAndNobodyOfWhatIsSaidAnyway() {
    scenario.alert("checkout", "critical");
    assertThat(mail.by("announceTask")).as("the page says it").isEmpty();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(subjects(BEN)).singleElement().asString().contains("Assess the impact, by 2026-");
    assertThat(push.by("announceTask")).as("at once").hasSize(1);
    mail.forget();
    scenario.complete("ben", "assessImpact", allCustomersAffected());
    assertThat(subjects(BEN)).singleElement().asString().contains("Review, by 2026-");
    mail.forget();
    scenario.complete("ben", "review", Map.of("decision", "delegate"));
    assertThat(subjects(BEN)).anyMatch(it -> it.contains("Delegate a role, by 2026-"));
    giveRole("technicalLead", "david", "Look at the database.");
    assertThat(told(mail, DAVID)).as("told by the delegation").isEmpty();
    assertThat(mail.by("announceDelegation"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains(link(scenario.task("workOnDelegation"))));
    mail.forget();
    scenario.completeOwn("ben", "review", Map.of("decision", "resolved"));
    assertThat(subjects(BEN)).anyMatch(it -> it.contains("Confirm the resolution, by 2026-"));
  }

  @Test
  void aReminderLeadsToTheTaskToo() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(5);
    assertThat(mail.by("remindOfTask"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains(link(scenario.task("assessImpact"))));
  }

  @Test
  void whatIsSaidOfATaskAfterItWasOpenedLeadsToItToo() {
    scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Look at the database.");
    minutes(15);
    leadsTo("reportTimeBoxOver", "workOnDelegation");
    scenario.complete("david", "workOnDelegation", Map.of("result", "It is full."));
    leadsTo("recordDelegation", "review");
    minutes(20);
    leadsTo("chooseExperts", "review");
  }

  @Test
  void ofAMinorIncidentTheTeamIsToldOnceAndByNothingElse() {
    scenario.fastForward(Duration.ofHours(8));
    scenario.alert("checkout", "info");
    assertThat(mail.by("informTeam"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.text()).contains(link(scenario.task("fixMinorIncident"))));
    assertThat(mail.by("announceTask")).isEmpty();
  }

  @Test
  void afterTheIncidentEachMessageOpensItsTask() {
    scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(60);
    leadsTo("writePostmortem", "writePostmortem");
    scenario.complete(
        "david", "writePostmortem", Map.of("summary", "Down.", "rootCause", "A.", "lessons", "B."));
    leadsTo("submitPostmortem", "approvePostmortem");
    scenario.complete(
        "hugo", "approvePostmortem", Map.of("verdict", "sendBack", "boardRemark", "More."));
    leadsTo("sendBackPostmortem", "writePostmortem");
    assertThat(mail.by("announceTask"))
        .as("nothing is said twice")
        .noneMatch(it -> it.subject().toLowerCase().contains("postmortem"));
  }

  private void leadsTo(String text, String task) {
    assertThat(mail.by(text))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.text()).contains(link(scenario.task(task))));
  }

  private void give(Task task, String person) {
    tasks.setAssignee(task.getId(), person);
    scenario.settle();
  }

  private void confirm(String person) {
    scenario.complete(
        person,
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
  }

  private List<String> subjects(String person) {
    return told(mail, person).stream().map(Delivery::subject).toList();
  }

  private static List<Delivery> told(FakeChannel channel, String person) {
    return channel.by("announceTask").stream().filter(it -> it.recipient().equals(person)).toList();
  }

  private Predicate<Delivery> isAbout(Task task) {
    return it -> it.text().contains(task.getId()) && !it.recipient().equals(EVA);
  }

  private String link(Task task) {
    return baseUrl + "/camunda/app/tasklist/default/#/?task=" + task.getId();
  }
}
