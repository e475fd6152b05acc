package io.majorincident.announce;

import io.majorincident.incident.AlertHistory;
import io.majorincident.incident.CleanText;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.language.Languages;
import io.majorincident.language.PrivatePage;
import io.majorincident.language.WebPage;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a person answer a page from the message, without signing in. Following the link only asks,
 * since mail scanners follow links; the button answers.
 */
@RestController
class AcknowledgementDoor {

  private static final int LONGEST_WHY = 300;

  private final Pages pages;
  private final Incidents incidents;
  private final Plan plan;
  private final Answers answers;
  private final TransactionRetry retry;
  private final Words words;
  private final AlertHistory alerts;
  private final WebPage page = new WebPage("acknowledge");

  AcknowledgementDoor(
      Pages pages,
      Incidents incidents,
      Plan plan,
      Answers answers,
      TransactionRetry retry,
      Words words,
      AlertHistory alerts) {
    this.pages = pages;
    this.incidents = incidents;
    this.plan = plan;
    this.answers = answers;
    this.retry = retry;
    this.words = words;
    this.alerts = alerts;
  }

  @OpenTo(value = Caller.SECRET, what = "a page, to answer")
  @GetMapping("/pages/{secret}")
  ResponseEntity<String> ask(@PathVariable String secret) {
    return pages
        .invitation(secret)
        .map(invitation -> show(invitation, false))
        .orElseGet(this::unknown);
  }

  /**
   * @param form read only when the secret is good; its "answer" is "decline" for whoever cannot
   *     take it, and "over" where monitoring sees no fault any more
   */
  @OpenTo(value = Caller.SECRET, what = "answers a page")
  @PostMapping("/pages/{secret}")
  ResponseEntity<String> answer(@PathVariable String secret, HttpServletRequest form) {
    return pages
        .invitation(secret)
        .map(
            invitation ->
                switch (Objects.toString(form.getParameter("answer"), "")) {
                  case "give" -> give(invitation, form);
                  case "join" -> join(invitation, form);
                  default -> answer(secret, invitation, form.getParameter("answer"));
                })
        .orElseGet(this::unknown);
  }

  private ResponseEntity<String> answer(String secret, Pages.Invitation invitation, String answer) {
    answer(invitation, answer);
    boolean declined = "decline".equals(answer);
    return pages.invitation(secret).map(now -> show(now, !declined)).orElseGet(this::unknown);
  }

  /** What is missing is said on the page, with nothing changed. */
  private ResponseEntity<String> give(Pages.Invitation invitation, HttpServletRequest form) {
    String why = why(form);
    boolean given = fits(why) && retry.run(() -> answers.give(invitation, to(form), why));
    return show(invitation, false, given ? "given" : "notGiven");
  }

  private ResponseEntity<String> join(Pages.Invitation invitation, HttpServletRequest form) {
    String why = why(form);
    boolean asked = fits(why) && retry.run(() -> answers.join(invitation, to(form), why));
    return show(invitation, false, asked ? "joined" : "notJoined");
  }

  private static String to(HttpServletRequest form) {
    return Objects.toString(form.getParameter("to"), "");
  }

  private static String why(HttpServletRequest form) {
    return CleanText.lines(Objects.toString(form.getParameter("why"), "")).strip();
  }

  private static boolean fits(String why) {
    return why.length() <= LONGEST_WHY;
  }

  private void answer(Pages.Invitation invitation, String answer) {
    Consumer<Pages.Invitation> given =
        switch (Objects.toString(answer, "")) {
          case "decline" -> answers::decline;
          case "over" -> answers::over;
          default -> answers::accept;
        };
    retry.run(() -> given.accept(invitation));
  }

  /**
   * In the language of the message that brought the person here.
   *
   * @param taken whether the person has just said that they take it; if the page is open all the
   *     same, its people have not answered, and the next are just being called
   */
  private ResponseEntity<String> show(Pages.Invitation invitation, boolean taken) {
    return show(invitation, taken, "");
  }

  private ResponseEntity<String> show(Pages.Invitation invitation, boolean taken, String news) {
    Locale language =
        plan.person(invitation.person()).map(Person::language).orElseGet(Languages::asked);
    Map<String, Object> facts = facts(invitation, language);
    facts.put("again", taken);
    facts.put("given", news.equals("given"));
    facts.put("notGiven", news.equals("notGiven"));
    facts.put("joined", news.equals("joined"));
    facts.put("notJoined", news.equals("notJoined"));
    facts.put("receivers", receivers(language));
    return PrivatePage.of(HttpStatus.OK, page.show(language, facts));
  }

  private Map<String, Object> facts(Pages.Invitation invitation, Locale language) {
    Page asking = pages.current(invitation.page());
    Incident incident = incidents.get(asking.incident());
    Map<String, Object> facts = new HashMap<>();
    facts.put("number", incident.number());
    facts.put("title", incident.title());
    facts.put("severity", incident.severity().level());
    facts.put("priority", incident.priority());
    facts.put("reason", words.say(language, asking.reason()));
    facts.put("brokenBefore", incidents.before(incident.number()).orElse(""));
    facts.put("open", asking.open());
    facts.put("cleared", alerts.clearedSince(incident.number()).isPresent());
    facts.put("last", asking.lastResort());
    facts.put("declined", invitation.declined());
    facts.put("status", words.say(language, incident.status().label()));
    facts.put("needed", incident.status().needsPeople());
    facts.put("mine", invitation.person().equals(asking.acknowledgedBy()));
    facts.put("taker", name(asking.acknowledgedBy()));
    facts.put("mayJoin", answers.mayAskOthers(asking, incident, invitation));
    return facts;
  }

  /** To whom it can be given, teams first. */
  private List<Map<String, String>> receivers(Locale language) {
    Stream<Map<String, String>> teams =
        plan.teams().stream().map(team -> Map.of("id", team.id(), "name", "Team " + team.name()));
    Stream<Map<String, String>> roles =
        Stream.of(Role.values())
            .map(role -> Map.of("id", role.id(), "name", words.say(language, role.label())));
    Stream<Map<String, String>> people =
        plan.people().stream().map(person -> Map.of("id", person.id(), "name", person.name()));
    return Stream.of(teams, roles, people).flatMap(it -> it).toList();
  }

  private String name(String person) {
    return Optional.ofNullable(person)
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .orElse("");
  }

  private ResponseEntity<String> unknown() {
    return PrivatePage.unknownLink(words);
  }
}
