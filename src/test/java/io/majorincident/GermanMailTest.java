package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import io.majorincident.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * What German readers get by mail, and what they see behind its links, without a word of English.
 */
class GermanMailTest extends Night {

  private static final Pattern LINK = Pattern.compile("http\\S*(/pages/\\S+)");
  private static final Pattern QUOTED = Pattern.compile("„([^“{]+)“");

  @Autowired TestRestTemplate http;
  @Autowired Words words;

  @Test
  void rolesTasksAndReasonsAreInTheLanguageOfTheMail() {
    Incident incident = scenario.alert("search", "critical");
    assertThat(read("pageLevel", CLARA)).contains("Grund: Neuer größerer Vorfall");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    minutes(5);
    assertThat(read("remindOfTask", CLARA))
        .contains("wartet: Auswirkungen bewerten · " + incident.number());
    scenario.complete("clara", "assessImpact", allCustomersAffected());
    minutes(20);
    assertThat(read("chooseExperts", CLARA))
        .contains("Ungefragt hinzugezogen: Technischer Leiter")
        .doesNotContain("technicalLead", "Technical lead");
  }

  @Test
  void whoGetsARoleReadsWhichInTheirOwnLanguage() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "anna", "Sieh dir das Zertifikat an.");
    assertThat(read("announceDelegation", ANNA)).contains("deine Rolle: Technischer Leiter");
    delegate("technicalLead", "david", "Look at the database.");
    assertThat(read("announceDelegation", DAVID)).contains("your role: Technical lead");
    scenario.report(
        "eva",
        incident,
        "role",
        Map.of("changedRole", "communicationsManager", "newHolder", "felix", "reason", "Müde."));
    assertThat(read("handOverRole", "felix@muster-shop.example"))
        .contains("deine Rolle jetzt: Kommunikationsmanager");
  }

  @Test
  void thePageBehindTheLinkIsInTheLanguageOfTheMail() {
    Incident incident = scenario.alert("checkout", "critical");
    String english = shown(BEN);
    assertThat(english).contains("I take it", "New major incident", "Severity 1");
    minutes(5);
    assertThat(shown(ANNA))
        .contains("<html lang=\"de\">", "Ich übernehme", "Neuer größerer Vorfall", "Schweregrad 1")
        .doesNotContain("I take it", "Severity");
    scenario.report("clara", incident, "falseAlarm", Map.of("reason", "x"));
    assertThat(shown(ANNA)).contains("Du wirst nicht mehr gebraucht.", "Fehlalarm");
  }

  @Test
  void thePublicStatusIsInTheLanguageOfTheBrowser() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    assertThat(status("de"))
        .contains("Es gibt eine Störung.", "MEZ · Untersuchung", "Nächste Mitteilung bis ")
        .doesNotContain("There is a disruption", "· Investigating");
    assertThat(status("en"))
        .contains("There is a disruption.", "CET · Investigating", "Next update by ");
  }

  @Test
  void whatAMailCallsATaskIsWhatTasklistCallsIt() throws IOException {
    List<String> called = new ArrayList<>(List.copyOf(words.in(Locale.GERMAN).texts().values()));
    called.addAll(List.of("Prozess starten", "Impact assessed"));
    for (Path mail : Diagrams.files("src/main/resources/messages", ".de.txt")) {
      assertThat(QUOTED.matcher(Files.readString(mail)).results().map(it -> it.group(1)))
          .as("%s", mail)
          .isSubsetOf(called);
    }
  }

  private String shown(String recipient) {
    List<Delivery> pages =
        mail.by("pageLevel").stream().filter(it -> it.recipient().equals(recipient)).toList();
    var link = LINK.matcher(pages.get(0).text());
    assertThat(link.find()).isTrue();
    return http.getForObject(link.group(1), String.class);
  }

  private String status(String language) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.exchange("/status", HttpMethod.GET, new HttpEntity<>(headers), String.class)
        .getBody();
  }

  /** The only message that one recipient got from a step. */
  private String read(String step, String recipient) {
    List<Delivery> sent =
        mail.by(step).stream().filter(it -> it.recipient().equals(recipient)).toList();
    assertThat(sent).as("%s to %s", step, recipient).hasSize(1);
    return sent.get(0).subject() + "\n" + sent.get(0).text();
  }
}
