package io.majorincident.dossier;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dossier of an incident, to read and to take away, for whoever may read its history. */
@RestController
class DossierDoor {

  private final Dossiers dossiers;
  private final Sheets sheets;
  private final Drawings drawings;
  private final Exports exports;
  private final HistoryReaders readers;

  DossierDoor(
      Dossiers dossiers,
      Sheets sheets,
      Drawings drawings,
      Exports exports,
      HistoryReaders readers) {
    this.dossiers = dossiers;
    this.sheets = sheets;
    this.drawings = drawings;
    this.exports = exports;
    this.readers = readers;
  }

  /** For the page in Cockpit. */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "everything about an incident")
  @GetMapping("/api/incidents/{number}/dossier")
  Sheet sheet(
      @PathVariable String number,
      @RequestParam(required = false) String language,
      HttpServletRequest request) {
    Labels labels = Labels.asked(language, request.getLocale());
    return sheets.of(dossiers.of(number, readers.reader()), labels);
  }

  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "the same, for programs")
  @GetMapping("/api/incidents/{number}/dossier.json")
  ResponseEntity<String> json(@PathVariable String number) {
    String json = exports.json(dossiers.of(number, readers.reader()));
    return file(number + ".json", MediaType.APPLICATION_JSON, json);
  }

  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "the same, for people")
  @GetMapping("/api/incidents/{number}/dossier.html")
  ResponseEntity<String> html(
      @PathVariable String number,
      @RequestParam(required = false) String language,
      HttpServletRequest request) {
    Labels labels = Labels.asked(language, request.getLocale());
    String html = exports.html(dossiers.of(number, readers.reader()), labels);
    return file(number + ".html", MediaType.TEXT_HTML, html);
  }

  /** The diagram of one process that ran, with the path that it took. */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "the path of a process")
  @GetMapping("/api/processes/{process}/path.svg")
  ResponseEntity<String> path(
      @PathVariable String process,
      @RequestParam(required = false) String language,
      HttpServletRequest request) {
    readers.reader();
    return ResponseEntity.ok()
        .contentType(new MediaType("image", "svg+xml", StandardCharsets.UTF_8))
        .body(drawings.of(process, Labels.asked(language, request.getLocale())));
  }

  private static ResponseEntity<String> file(String name, MediaType type, String content) {
    return ResponseEntity.ok()
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dossier-%s\"".formatted(name))
        .body(content);
  }
}
