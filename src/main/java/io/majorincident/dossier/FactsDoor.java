package io.majorincident.dossier;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The facts of the incident that a process runs for, for the page of the process in Cockpit. */
@RestController
class FactsDoor {

  private final IncidentOfProcess incident;
  private final FactSheets sheets;
  private final HistoryReaders readers;

  FactsDoor(IncidentOfProcess incident, FactSheets sheets, HistoryReaders readers) {
    this.incident = incident;
    this.sheets = sheets;
    this.readers = readers;
  }

  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "the facts of the incident that a process runs for")
  @GetMapping("/api/processes/{process}/facts")
  FactSheet facts(
      @PathVariable String process,
      @RequestParam(required = false) String language,
      HttpServletRequest request) {
    String reader = readers.reader();
    Labels labels = Labels.asked(language, request.getLocale());
    return sheets.of(incident.number(process), reader, labels);
  }
}
