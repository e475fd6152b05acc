package io.majorincident.announce;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentProcess;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  private final Pages pages;
  private final Incidents incidents;
  private final Plan plan;
  private final IncidentProcess process;
  private final Template template;

  AcknowledgementDoor(Pages pages, Incidents incidents, Plan plan, IncidentProcess process)
      throws IOException {
    this.pages = pages;
    this.incidents = incidents;
    this.plan = plan;
    this.process = process;
    this.template = template();
  }

  @GetMapping("/pages/{secret}")
  ResponseEntity<String> ask(@PathVariable String secret) {
    return pages
        .invitation(secret)
        .map(invitation -> show(HttpStatus.OK, invitation))
        .orElseGet(AcknowledgementDoor::unknown);
  }

  @PostMapping("/pages/{secret}")
  ResponseEntity<String> acknowledge(@PathVariable String secret) {
    Optional<Pages.Invitation> invited = pages.invitation(secret);
    invited.ifPresent(this::take);
    return invited
        .map(invitation -> show(HttpStatus.OK, invitation))
        .orElseGet(AcknowledgementDoor::unknown);
  }

  /** Once more if the next level is being called in the same moment: then that page is taken. */
  private void take(Pages.Invitation invitation) {
    try {
      process.pageAcknowledged(pages.current(invitation.page()).id(), invitation.person());
    } catch (OptimisticLockingException race) {
      process.pageAcknowledged(pages.current(invitation.page()).id(), invitation.person());
    }
  }

  private ResponseEntity<String> show(HttpStatus status, Pages.Invitation invitation) {
    Page page = pages.current(invitation.page());
    Incident incident = incidents.get(page.incident());
    Map<String, Object> facts = new HashMap<>();
    facts.put("number", incident.number());
    facts.put("title", incident.title());
    facts.put("severity", incident.severity().level());
    facts.put("priority", incident.priority());
    facts.put("reason", page.reason());
    facts.put("open", page.open());
    facts.put("status", incident.status().label().toLowerCase(Locale.ROOT));
    facts.put("needed", incident.status().needsPeople());
    facts.put("mine", invitation.person().equals(page.acknowledgedBy()));
    facts.put("taker", name(page.acknowledgedBy()));
    return html(status, template.execute(facts));
  }

  private String name(String person) {
    return Optional.ofNullable(person)
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .orElse("");
  }

  private static ResponseEntity<String> unknown() {
    return html(
        HttpStatus.NOT_FOUND,
        "<!doctype html><title>Unknown link</title><p>This link belongs to no page. Sign in to Tasklist to see what is open.</p>");
  }

  private static ResponseEntity<String> html(HttpStatus status, String body) {
    return ResponseEntity.status(status)
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Frame-Options", "DENY")
        .body(body);
  }

  private static Template template() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                new ClassPathResource("pages/acknowledge.html").getInputStream()),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .nullValue("")
          .strictSections(true)
          .compile(reader);
    }
  }
}
