package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** While security is a concern, nothing goes outside that the incident manager has not released. */
class SecurityConcernTest extends Night {

  @Autowired StatusPosts posts;
  @Autowired Incidents incidents;
  @Autowired TestRestTemplate http;

  @Test
  void aConcernThatIsKnownFromTheFirstHoldsEveryTextBackUntilTheManagerLetsItGo() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assess(true);
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
    assertThat(scenario.task("releaseUpdate").getAssignee()).isEqualTo("ben");
    mail.forget();
    minutes(10);
    nothingWentOut(incident);
    assertThat(mail.by("withdrawPromise")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("pageLevel"))
        .first()
        .satisfies(page -> assertThat(page.text()).contains("security is a concern"));
    release("We look into it.");
    assertThat(told(incident)).containsExactly("We look into it.");
    assertThat(scenario.openTasks()).as("nobody is paged for it").doesNotContain("acknowledgePage");
    assertThat(scenario.told(incident))
        .anyMatch(it -> it.startsWith("first update published, confirmed"));
  }

  @Test
  void whereItIsRaisedWhileADraftWaitsThePromiseIsTakenOffThePageAndTheManagerPaged() {
    Incident incident = promisedAndDrafted();
    assessAgain(true);
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
    mail.forget();
    minutes(10);
    assertThat(told(incident)).containsExactly("We look into it.");
    assertThat(posts.of(incident.number())).extracting(StatusPost::next).containsOnlyNulls();
    assertThat(shownWith("We look into it.")).doesNotContain("02:10");
    assertThat(scenario.told(incident))
        .anyMatch(it -> it.contains("promised for 2026-11-23 01:10 UTC"));
    assertThat(mail.by("pageLevel")).extracting("recipient").contains(BEN);
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.tasks("releaseUpdate")).hasSize(1);
    release("We go on looking.");
    assertThat(told(incident)).hasSize(2).endsWith("We go on looking.");
    assertThat(posts.of(incident.number()))
        .last()
        .satisfies(it -> assertThat(it.next()).isNotNull());
  }

  @Test
  void whereItIsNoConcernAnyMoreTheTextGoesTheOrdinaryWay() {
    Incident incident = promisedAndDrafted();
    assessAgain(true);
    assessAgain(false);
    assertThat(scenario.tasks("releaseUpdate")).isEmpty();
    assertThat(scenario.tasks("confirmUpdate")).hasSize(1);
    minutes(4);
    assertThat(told(incident)).as("in time, and unconfirmed").hasSize(2);
  }

  @Test
  void whereItBecomesOneInTheMomentBeforeATextGoesOutItIsHeldBack() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    incidents.suspectSecurity(incident.number(), true, "ben");
    scenario.complete(
        "eva", "confirmUpdate", Map.of("updateText", "Data leaked.", "publicStatus", "identified"));
    nothingWentOut(incident);
    assertThat(scenario.variable("releaseUpdate", "updateText")).isEqualTo("Data leaked.");
  }

  @Test
  void whatIsSaidOfTheEndWaitsForTheManagerToo() {
    Incident incident = promisedAndDrafted();
    assessAgain(true);
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", resolved());
    minutes(30);
    assertThat(told(incident)).containsExactly("We look into it.");
    release("It works again.");
    assertThat(told(incident)).hasSize(2);
  }

  /** The newest with this text on the status page, which shows those of other stories as well. */
  private String shownWith(String text) {
    return Stream.of(http.getForObject("/status", String.class).split("<article>"))
        .filter(article -> article.contains(text))
        .findFirst()
        .orElseThrow();
  }

  /** The first text is out, and the next is ready before the promised time. */
  private Incident promisedAndDrafted() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    minutes(4);
    assertThat(scenario.tasks("confirmUpdate")).hasSize(1);
    return incident;
  }

  private void assessAgain(boolean concern) {
    scenario.completeOwn("ben", "review", Map.of("decision", "assess"));
    assess(concern);
  }

  private void assess(boolean concern) {
    Map<String, Object> answers = new HashMap<>(allCustomersAffected());
    answers.put("securityConcern", concern);
    scenario.complete("ben", "assessImpact", answers);
  }

  private void release(String text) {
    scenario.complete(
        "ben", "releaseUpdate", Map.of("updateText", text, "publicStatus", "investigating"));
  }

  private void nothingWentOut(Incident incident) {
    assertThat(told(incident)).isEmpty();
    assertThat(mail.by("publishUpdate")).isEmpty();
  }

  private List<String> told(Incident incident) {
    return posts.of(incident.number()).stream().map(StatusPost::text).toList();
  }
}
