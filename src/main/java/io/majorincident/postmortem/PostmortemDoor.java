package io.majorincident.postmortem;

import io.majorincident.incident.NoSuchIncident;
import io.majorincident.language.WebPage;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands a postmortem out as Markdown or HTML; signing in is required as for every /api. */
@RestController
class PostmortemDoor {

  private static final WebPage PAGE = new WebPage("postmortem");

  private final Postmortems postmortems;

  PostmortemDoor(Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "a postmortem")
  @GetMapping("/api/postmortems/{incident}.md")
  ResponseEntity<String> markdown(@PathVariable String incident) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
        .body(find(incident).text());
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the same, as a page")
  @GetMapping("/api/postmortems/{incident}.html")
  ResponseEntity<String> html(@PathVariable String incident) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .body(page(find(incident)));
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchIncident missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }

  private Postmortem find(String incident) {
    return postmortems.of(incident).orElseThrow(() -> new NoSuchIncident(incident));
  }

  private static String page(Postmortem postmortem) {
    return PAGE.show(
        Locale.ENGLISH,
        Map.of("incident", postmortem.incident(), "text", Markdown.html(postmortem.text())));
  }
}
