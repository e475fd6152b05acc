package io.majorincident.dossier;

import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of all incidents ever, for whoever may read their history. */
@RestController
class IncidentsDoor {

  private final IncidentList list;
  private final HistoryReaders readers;
  private final Plan plan;
  private final Clock clock;
  private final Period retention;

  /**
   * @param retention how long incidents are kept
   */
  IncidentsDoor(
      IncidentList list,
      HistoryReaders readers,
      Plan plan,
      Clock clock,
      @Value("${majorincident.retention.incidents:P7Y}") Period retention) {
    this.list = list;
    this.readers = readers;
    this.plan = plan;
    this.clock = clock;
    this.retention = retention;
  }

  /** A service to choose from. */
  record Service(String id, String name) {

    static Service of(OwnedService service) {
      return new Service(service.id(), service.name());
    }
  }

  /**
   * One page of the list.
   *
   * @throws FaultySearch if the parameters make no sense
   * @throws MayNotRead if the history is none of theirs
   */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "searches incidents")
  @GetMapping("/api/incidents")
  IncidentPage page(@RequestParam MultiValueMap<String, String> parameters) {
    readers.reader();
    Asked.Paged asked = asked(parameters).paged();
    return list.page(asked.search(), asked.place());
  }

  /** The services of the on-call plan, for the search. */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "the services to search by")
  @GetMapping("/api/incidents/services")
  List<Service> services() {
    readers.reader();
    return plan.services().stream().map(Service::of).toList();
  }

  /** Everything that a search finds, as a file for a spreadsheet; written while it is read. */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "what a search finds, as a file")
  @GetMapping("/api/incidents.csv")
  void export(
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    readers.reader();
    Search search = asked(parameters).search();
    Labels labels = Labels.asked(parameters.getFirst("language"), request.getLocale());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"incidents.csv\"");
    write(search, labels, response.getWriter());
  }

  private Asked asked(MultiValueMap<String, String> parameters) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), plan.zone());
    return new Asked(parameters, plan.zone(), KeptDays.of(today, retention));
  }

  private void write(Search search, Labels labels, Writer out) {
    Csv csv = new Csv(out);
    csv.line(labels.all(CsvColumns.NAMES).toArray());
    CsvColumns columns = new CsvColumns(labels, plan);
    list.each(search, incident -> csv.line(columns.of(incident)));
  }
}
