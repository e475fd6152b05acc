package io.majorincident.planning;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.oncall.PlanFault;
import io.majorincident.planning.imports.ScheduleImport;
import io.majorincident.planning.imports.UnusableSource;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import io.majorincident.web.RequestText;
import io.majorincident.web.RequestTooLarge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the plan would be with a schedule from another system; nothing changes. */
@RestController
class ImportDoor {

  private static final MediaType YAML = MediaType.valueOf("application/yaml");

  private final PlanVersions versions;
  private final Clock clock;
  private final ReadPlan read;

  ImportDoor(PlanVersions versions, Clock clock, ReadPlan read) {
    this.versions = versions;
    this.clock = clock;
    this.read = read;
  }

  /**
   * The plan in force with another schedule for a team, to preview and to put into force as any
   * other; the entity tag is the number of the version that it changes.
   *
   * @param team id of the team
   * @param from pagerduty, grafana or icalendar
   * @param request what that system has exported, in its body
   */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "what the plan would be with a schedule from elsewhere")
  @PostMapping("/api/plan/import")
  ResponseEntity<String> imported(
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String from,
      HttpServletRequest request)
      throws IOException {
    String file = RequestText.read(request, PlanDoor.MEGABYTES);
    long number = versions.newest();
    String inForce = versions.find(number).orElseThrow(() -> new NoSuchVersion(number)).text();
    String changed = ScheduleImport.newPlan(inForce, team, from, file, clock.instant());
    return ResponseEntity.ok()
        .contentType(YAML)
        .eTag(String.valueOf(number))
        .cacheControl(CacheControl.noStore())
        .body(read.text(changed));
  }

  @ExceptionHandler
  ProblemDetail tooLarge(RequestTooLarge refused) {
    return refused.problem();
  }

  @ExceptionHandler
  ProblemDetail unusable(UnusableSource unusable) {
    return problem(unusable, unusable.faults());
  }

  @ExceptionHandler
  ProblemDetail faulty(FaultyPlan faulty) {
    return problem(faulty, faulty.faults());
  }

  @ExceptionHandler
  ProblemDetail unknown(NoSuchVersion unknown) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
  }

  private static ProblemDetail problem(RuntimeException cause, List<PlanFault> faults) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, cause.getMessage());
    problem.setProperty("faults", faults);
    return problem;
  }
}
