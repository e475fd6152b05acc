package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Urgency;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * bpmn/prepareShift.bpmn: whoever will be on call knows it and can be reached. Anna's week for
 * Payments begins eight hours after the night does; Ben is on call before and after her.
 */
class PreparedShiftTest extends PlannersNight {

  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @Test
  void whoWillBeOnCallIsToldAtOnceIfItIsLateAndAgainAnHourAhead() {
    scenario.morning();
    assertThat(ofPayments("remindOfShift", ANNA))
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.text())
                    .contains(
                        "du hast Bereitschaft für Payments ab Mo. 23 Nov., 10:00 MEZ",
                        "bis Mo. 30 Nov., 10:00 MEZ",
                        "Vor dir: Ben Carter",
                        "Nach dir: Ben Carter"));
    assertThat(ofPayments("remindOfShift", BEN)).as("his shift runs").isEmpty();
    scenario.fastForward(Duration.ofHours(7).minusMinutes(1));
    assertThat(ofPayments("remindOfShift", ANNA)).hasSize(1);
    minutes(1);
    assertThat(ofPayments("remindOfShift", ANNA)).hasSize(2);
  }

  @Test
  void whoWillBeOnCallInAWeekIsToldTwoDaysAhead() {
    scenario.fastForward(Duration.ofDays(5));
    scenario.morning();
    assertThat(ofPayments("remindOfShift", BEN)).isEmpty();
    scenario.fastForward(Duration.ofHours(8));
    assertThat(ofPayments("remindOfShift", BEN)).as("on Saturday at 10:00").hasSize(1);
    assertThat(ofPayments("remindOfShift", BEN).get(0).text())
        .startsWith("Hello Ben Carter")
        .contains("from Mon 30 Nov, 10:00 CET until Mon 7 Dec, 10:00 CET");
  }

  @Test
  void nobodyIsToldTwiceOfTheSameShift() {
    scenario.morning();
    scenario.morning();
    scenario.fastForward(Duration.ofMinutes(7 * 60 + 30));
    scenario.morning();
    assertThat(ofPayments("remindOfShift", ANNA)).hasSize(2);
    assertThat(ofPayments("sendTestPage", ANNA)).hasSize(1);
    assertThat(mail.sent()).extracting(Delivery::key).doesNotHaveDuplicates();
  }

  @Test
  void beforeTheFirstShiftATestPageIsAnsweredFromTheMessage() {
    String link = annasLink();
    assertThat(http.getForObject(link, String.class))
        .contains("Ja, sie hat mich erreicht", "Anna Becker", "Payments");
    assertThat(testsOf("anna")).as("following the link only asks").isEqualTo(1);

    assertThat(http.postForObject(link, null, String.class)).contains("Danke");
    scenario.settle();
    assertThat(testsOf("anna")).isZero();
    assertThat(http.postForObject(link, null, String.class)).as("once more").contains("Danke");
    minutes(30);
    assertThat(mail.by("reportTestPage")).noneMatch(sent -> sent.text().contains("Anna Becker"));
    assertThat(http.getForEntity("/test-pages/guessed", String.class).getStatusCode())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void aTestPageIsUrgentAndGoesToAllAddresses() {
    annasLink();
    assertThat(ofPayments("sendTestPage", ANNA).get(0).urgency()).isEqualTo(Urgency.HIGH);
    scenario.fastForward(Duration.ofDays(5));
    scenario.morning();
    scenario.fastForward(Duration.ofDays(2));
    assertThat(push.by("sendTestPage"))
        .as("Ben has a push address")
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("/test-pages/"));
  }

  @Test
  void aTestPageThatReachesNobodyIsReportedAsAnyOther() {
    mail.kill(ANNA);
    scenario.morning();
    scenario.fastForward(Duration.ofHours(7));
    assertThat(lastState("sendTestPage", ANNA)).isEqualTo("givenUp");
    minutes(20);
    assertThat(mail.by("reportTestPage")).anyMatch(sent -> sent.text().contains("Anna Becker"));
  }

  private String lastState(String step, String recipient) {
    return jdbc.sql(
            """
            select state from delivery where recipient = :to and key like :key
            order by id desc limit 1
            """)
        .param("to", recipient)
        .param("key", "%/" + step + "/%")
        .query(String.class)
        .single();
  }

  @Test
  void whoHasAnsweredOnceIsNotTestedAgain() {
    annasLink();
    scenario.completeOwn("anna", "acknowledgeTestPage", Map.of());
    minutes(60);
    takeOver("ben", Duration.ofHours(20), Duration.ofHours(24));
    scenario.fastForward(Duration.ofDays(1));
    assertThat(ofPayments("remindOfShift", ANNA)).as("goes on after Ben").hasSize(4);
    assertThat(ofPayments("sendTestPage", ANNA)).hasSize(1);
  }

  @Test
  void nobodyAnswersForAnother() {
    annasLink();
    var annas =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("acknowledgeTestPage")
            .taskAssignee("anna")
            .singleResult();
    tasks.setAssignee(annas.getId(), null);
    assertThatThrownBy(() -> scenario.complete("ben", annas, Map.of()))
        .hasMessageContaining("Only whoever the test page was sent to");
  }

  @Test
  void whoDoesNotAnswerIsReportedToTheLeadAndALateAnswerCounts() {
    change(
        "admin",
        version(),
        before.replace("members: [anna, ben]", "members: [anna, ben]\n    lead: ben"));
    String link = annasLink();
    minutes(19);
    assertThat(mail.by("reportTestPage")).noneMatch(sent -> sent.text().contains("Payments"));
    minutes(1);
    assertThat(testsOf("anna")).isZero();
    assertThat(ofPayments("reportTestPage", BEN))
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.urgency()).isEqualTo(Urgency.HIGH);
              assertThat(sent.subject())
                  .isEqualTo(
                      "Anna Becker does not answer, and is on call for Payments from Mon 23 Nov, 10:00 CET");
            });
    assertThat(push.by("reportTestPage")).as("urgently").isNotEmpty();

    assertThat(http.postForObject(link, null, String.class)).contains("Danke");
    takeOver("ben", Duration.ofHours(20), Duration.ofHours(24));
    scenario.fastForward(Duration.ofDays(1));
    assertThat(ofPayments("sendTestPage", ANNA)).hasSize(1);
  }

  @Test
  void ofALeadWhoDoesNotAnswerTheIncidentManagersHear() {
    annasLink();
    minutes(20);
    assertThat(mail.by("reportTestPage"))
        .filteredOn(sent -> sent.text().contains("Anna Becker"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(CLARA, HUGO);
  }

  @Test
  void whoseShiftIsTakenOverIsNotReminded() {
    scenario.morning();
    takeOver("ben", Duration.ofHours(2), Duration.ofHours(48));
    scenario.fastForward(Duration.ofHours(8));
    assertThat(ofPayments("remindOfShift", ANNA))
        .as("the first of her week, and the first of what is left of it")
        .hasSize(2)
        .last()
        .satisfies(sent -> assertThat(sent.text()).contains("ab Mi. 25 Nov., 02:00 MEZ"));
    assertThat(ofPayments("sendTestPage", ANNA)).isEmpty();
    assertThat(ofPayments("remindOfShift", BEN)).as("his shift goes on").isEmpty();
  }

  @Test
  void whoTakesOverAtShortNoticeIsToldOnce() {
    takeOver("anna", Duration.ofMinutes(30), Duration.ofMinutes(90));
    assertThat(ofPayments("remindOfShift", ANNA))
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("ab Mo. 23 Nov., 02:30 MEZ"));
    assertThat(ofPayments("sendTestPage", ANNA)).hasSize(1);
  }

  /** The link of the test page that Anna gets an hour before her week. */
  private String annasLink() {
    scenario.morning();
    scenario.fastForward(Duration.ofHours(7));
    Matcher link =
        Pattern.compile("/test-pages/[A-Za-z0-9_-]+")
            .matcher(ofPayments("sendTestPage", ANNA).get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private long testsOf(String person) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("acknowledgeTestPage")
        .taskAssignee(person)
        .count();
  }

  private List<Delivery> ofPayments(String step, String recipient) {
    return mail.by(step).stream()
        .filter(sent -> sent.recipient().equals(recipient) && sent.text().contains("Payments"))
        .toList();
  }

  private void takeOver(String person, Duration from, Duration until) {
    scenario.start(
        person,
        "takeOverShift",
        Map.of("onCallTeam", "payments", "dutyFrom", at(from), "dutyUntil", at(until)));
    scenario.settle();
  }

  private String at(Duration fromNow) {
    return clock.instant().plus(fromNow).atOffset(ZoneOffset.UTC).toString();
  }
}
