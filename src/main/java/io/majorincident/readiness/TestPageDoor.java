package io.majorincident.readiness;

import io.majorincident.language.PrivatePage;
import io.majorincident.language.WebPage;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a person answer a test page from the message, without signing in. Following the link only
 * asks, since mail scanners follow links; the button answers, also after the time limit.
 */
@RestController
class TestPageDoor {

  private final TestPages pages;
  private final Plan plan;
  private final ShiftFacts facts;
  private final IncidentProcess process;
  private final TransactionRetry retry;
  private final Words words;
  private final WebPage page = new WebPage("testPage");

  TestPageDoor(
      TestPages pages,
      Plan plan,
      ShiftFacts facts,
      IncidentProcess process,
      TransactionRetry retry,
      Words words) {
    this.pages = pages;
    this.plan = plan;
    this.facts = facts;
    this.process = process;
    this.retry = retry;
    this.words = words;
  }

  @OpenTo(value = Caller.SECRET, what = "a test page, to confirm")
  @GetMapping("/test-pages/{secret}")
  ResponseEntity<String> ask(@PathVariable String secret) {
    return pages.find(secret).map(this::show).orElseGet(this::unknown);
  }

  @OpenTo(value = Caller.SECRET, what = "confirms a test page")
  @PostMapping("/test-pages/{secret}")
  ResponseEntity<String> acknowledge(@PathVariable String secret) {
    pages.find(secret).filter(found -> found.acknowledgedAt() == null).ifPresent(this::take);
    return ask(secret);
  }

  /** If the time limit comes in the same moment, the answer counts all the same. */
  private void take(TestPages.TestPage found) {
    retry.run(() -> process.testPageAcknowledged(found.id(), found.person()));
    pages.acknowledge(found.id());
  }

  /** In the language of the message that brought the person here. */
  private ResponseEntity<String> show(TestPages.TestPage found) {
    return plan.person(found.person())
        .map(
            person ->
                PrivatePage.of(HttpStatus.OK, page.show(person.language(), facts(found, person))))
        .orElseGet(this::unknown);
  }

  private Map<String, Object> facts(TestPages.TestPage found, Person person) {
    Shift shift = new Shift(found.team(), found.person(), found.begins());
    Map<String, Object> shown = new HashMap<>(facts.of(shift, person));
    shown.put("open", found.acknowledgedAt() == null);
    return shown;
  }

  private ResponseEntity<String> unknown() {
    return PrivatePage.unknownLink(words);
  }
}
