package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A page is given to others, and whoever gives it keeps it until they take it. */
class GivePageTest extends Night {

  private static final Pattern LINK = Pattern.compile("/pages/\\S+");

  @Autowired TestRestTemplate http;

  @Test
  void inTasklistItIsGivenWithAWordWhy() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(4);
    mail.forget();
    give("ben", "clara", "She knows the index.");
    assertThat(mail.by("pageLevel"))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.recipient()).isEqualTo(CLARA);
              assertThat(page.text()).contains("Ben Carter gibt es dir: She knows the index.");
            });
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("ben,clara");
    assertThat(scenario.task("acknowledgePage").getDueDate())
        .as("the time begins anew")
        .isEqualTo(Date.from(clock.instant().plusSeconds(5 * 60)));
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben gives the page to clara: She knows the index ["));
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("clara");
  }

  @Test
  void whoGivesItAwayKeepsItAndTheNextAreCalledIfNobodyTakesIt() {
    scenario.alert("checkout", "critical");
    give("ben", "press", "Customers write to us.");
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("ben,greta");
    minutes(4);
    assertThat(mail.to(ANNA)).isEmpty();
    minutes(1);
    assertThat(mail.to(ANNA)).as("the next level").isNotEmpty();
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("anna");
  }

  @Test
  void itIsGivenToSomebodyNewByWhoIsAskedAndWithAReason() {
    scenario.alert("checkout", "critical");
    assertThatThrownBy(() -> give("hugo", "clara", "She can."))
        .hasMessageContaining("You are not among those who are asked");
    scenario.putBack("acknowledgePage");
    assertThatThrownBy(() -> give("ben", "ben", "Me.")).hasMessageContaining("not been asked yet");
    assertThatThrownBy(() -> give("ben", "clara", " ")).hasMessageContaining("Why do you give it");
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("ben");
  }

  @Test
  void byTheLinkOfTheMessageItIsGivenAndWhatIsMissingIsSaid() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link(BEN);
    assertThat(http.getForObject(link, String.class))
        .contains("Give it to somebody else", "Team Catalogue", "Clara Vogt");
    for (Map<String, String> wrong :
        List.of(
            Map.of("to", "clara", "why", ""),
            Map.of("to", "nobody", "why", "x"),
            Map.of("to", "${x}", "why", "x"),
            Map.of("to", "ben", "why", "x"),
            Map.of("why", "x"),
            Map.of("to", "clara", "why", "x".repeat(301)))) {
      assertThat(post(link, wrong)).as("%s", wrong).contains("It was not given.");
    }
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("ben");

    assertThat(post(link, Map.of("to", "clara", "why", "<b>She</b> knows it.")))
        .contains("They are paged.", "I take it");
    scenario.settle();
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("ben,clara");
    assertThat(mail.to(CLARA)).hasSize(1);
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben gives the page to clara: <b>She</b> knows it ["));

    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(post(link, Map.of("to", "hugo", "why", "Too late.")))
        .contains("Clara Vogt has already taken it.");
    assertThat(mail.to(HUGO)).noneMatch(page -> page.text().contains("Too late."));
  }

  @Test
  void byTheLinkSomebodyIsAskedToJoin() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link(BEN);
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(http.getForObject(link, String.class)).contains("Ask somebody to join");
    assertThat(join(link, "clara", "")).contains("Nobody was asked.");
    assertThat(join(link, "nobody", "x")).contains("Nobody was asked.");
    assertThat(join(link, "clara", "Look at the prices."))
        .contains("get a task that says for what");
    scenario.settle();
    assertThat(join(link, "clara", "Once more.")).contains("Nobody was asked.");
    assertThat(scenario.variable("acknowledgePage", "pageReason")).isEqualTo("Look at the prices.");
    assertThat(scenario.told(incident))
        .contains("Clara Vogt is asked for help: Look at the prices.");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("giveHelp").getAssignee()).isEqualTo("clara");
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(join(link, "hugo", "x")).contains("Nobody was asked.");
  }

  private String join(String link, String whom, String why) {
    return post(link, Map.of("answer", "join", "to", whom, "why", why));
  }

  private void give(String person, String whom, String why) {
    scenario.complete(
        person, "acknowledgePage", Map.of("answer", "give", "givenTo", whom, "givenWhy", why));
  }

  private String link(String address) {
    Matcher link = LINK.matcher(mail.to(address).get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private String post(String link, Map<String, String> fields) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("answer", fields.getOrDefault("answer", "give"));
    form.add("to", fields.getOrDefault("to", ""));
    form.add("why", fields.getOrDefault("why", ""));
    return http.postForObject(link, form, String.class);
  }
}
