package io.majorincident.planning;

import io.majorincident.oncall.FaultyPlan;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import io.majorincident.web.RequestText;
import io.majorincident.web.RequestTooLarge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The on-call plan as one file: export, check, preview and import. Whoever works on incidents or
 * audits them reads it, with the addresses of others masked; its members and administrators change
 * what belongs to a team, administrators all else.
 */
@RestController
class PlanDoor {

  private static final MediaType YAML = MediaType.valueOf("application/yaml");

  /** How long a plan may be: many times that of a company of ten thousand. */
  static final int MEGABYTES = 4;

  private final PlanVersions versions;
  private final Changes changes;
  private final ReadPlan read;
  private final TransactionRetry retry;

  PlanDoor(PlanVersions versions, Changes changes, ReadPlan read, TransactionRetry retry) {
    this.versions = versions;
    this.changes = changes;
    this.read = read;
    this.retry = retry;
  }

  /**
   * Who changed the plan when and why.
   *
   * @param changer person id, or "system"
   * @param at in UTC
   */
  record Version(long number, String changer, String reason, Instant at) {

    static Version of(PlanVersion version) {
      return new Version(version.number(), version.changer(), version.reason(), version.at());
    }
  }

  /** The version in force; its number is the entity tag. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "the on-call plan, addresses of others masked")
  @GetMapping("/api/plan")
  ResponseEntity<String> inForce() {
    return version(versions.newest());
  }

  /** Every version that there was, the newest first. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "who changed the plan when and why")
  @GetMapping("/api/plan/versions")
  List<Version> all() {
    return versions.all().stream().map(Version::of).toList();
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "an earlier plan, addresses of others masked")
  @GetMapping("/api/plan/versions/{number}")
  ResponseEntity<String> version(@PathVariable long number) {
    PlanVersion found = versions.find(number).orElseThrow(() -> new NoSuchVersion(number));
    return ResponseEntity.ok()
        .contentType(YAML)
        .eTag(String.valueOf(number))
        // the version is the same for all who read it, and what they read is not
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"plan.yaml\"")
        .body(read.text(found.text()));
  }

  /** What a plan would change; nothing changes. */
  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "what a plan would change")
  @PostMapping("/api/plan/preview")
  PlanPreview preview(HttpServletRequest request) throws IOException {
    return changes.preview(RequestText.read(request, MEGABYTES));
  }

  /**
   * Puts a plan into force.
   *
   * @param changed entity tag of the version that was changed
   * @param reason why, for the record
   */
  @OpenTo(value = Caller.RESPONDER, what = "changes the plan: of their own teams")
  @PutMapping("/api/plan")
  PlanPreview change(
      @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String changed,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request)
      throws IOException {
    if (!changes.areAllowed()) {
      throw new NotYourTeam(List.of("everything"));
    }
    if (!changed.matches("\"\\d{1,18}\"") || reason.isBlank()) {
      throw new IncompleteChange();
    }
    String text = RequestText.read(request, MEGABYTES);
    long number = Long.parseLong(changed.substring(1, changed.length() - 1));
    return retry.run(() -> changes.apply(number, text, reason.strip()));
  }

  @ExceptionHandler
  ProblemDetail faulty(FaultyPlan faulty) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, faulty);
    problem.setProperty("faults", faulty.faults());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail tooLarge(RequestTooLarge refused) {
    return refused.problem();
  }

  @ExceptionHandler
  ProblemDetail notYours(NotYourTeam refused) {
    ProblemDetail problem = problem(HttpStatus.FORBIDDEN, refused);
    problem.setProperty("notYours", refused.paths());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail outdated(PlanChangedMeanwhile outdated) {
    return problem(HttpStatus.PRECONDITION_FAILED, outdated);
  }

  @ExceptionHandler
  ProblemDetail incomplete(IncompleteChange incomplete) {
    return problem(HttpStatus.PRECONDITION_REQUIRED, incomplete);
  }

  @ExceptionHandler
  ProblemDetail unknown(NoSuchVersion unknown) {
    return problem(HttpStatus.NOT_FOUND, unknown);
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException cause) {
    return ProblemDetail.forStatusAndDetail(status, cause.getMessage());
  }
}
