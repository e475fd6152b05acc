package io.majorincident.detect;

import io.majorincident.database.DatabaseAway;
import io.majorincident.process.RaceLost;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for Alertmanager's webhook and Grafana's contact point of that name. It answers as these
 * senders understand it: 202 is done, 4xx will never work, 5xx is to be sent again. It never says
 * 429, because Alertmanager's webhook drops what it gets that for.
 */
@RestController
class AlertDoor {

  /** Where senders post to, with the key as the last part. */
  static final String PATH = "/api/alertmanager/";

  private static final Logger log = LoggerFactory.getLogger(AlertDoor.class);

  private final AlertKey key;
  private final Turnstile turnstile;
  private final Episodes episodes;
  private final TransactionRetry retry;

  AlertDoor(AlertKey key, Turnstile turnstile, Episodes episodes, TransactionRetry retry) {
    this.key = key;
    this.turnstile = turnstile;
    this.episodes = episodes;
    this.retry = retry;
  }

  /**
   * Takes in one notification, whatever content type its sender gives it.
   *
   * @param given the key
   * @return the number of the incident, or null if there is none, and the effect: opened, more,
   *     repeated, cleared or none
   */
  @OpenTo(value = Caller.SENDER, what = "alerts")
  @RequestMapping(
      path = PATH + "{given}",
      method = {RequestMethod.POST, RequestMethod.PUT})
  ResponseEntity<Map<String, String>> receive(
      @PathVariable String given, HttpServletRequest request) throws IOException {
    onlyWithTheKey(given);
    onlyPlainBodies(request);
    String body = AlertBody.read(request.getInputStream(), request.getContentLengthLong());
    Notification notification = AlertShape.read(AlertJson.parse(body));
    return answer(turnstile.pass(() -> retry.run(() -> episodes.receive(notification))));
  }

  @OpenTo(value = Caller.SENDER, what = "says that alerts come by POST")
  @RequestMapping(PATH + "{given}")
  ResponseEntity<ProblemDetail> otherMethod(HttpServletRequest request) {
    return Problems.of(
        HttpStatus.METHOD_NOT_ALLOWED,
        "Notifications are posted here: use POST instead of " + request.getMethod() + ".",
        Map.of(HttpHeaders.ALLOW, "POST, PUT"));
  }

  @OpenTo(value = Caller.SENDER, what = "says that a key is missing")
  @RequestMapping({"/api/alertmanager", PATH + "**"})
  ResponseEntity<ProblemDetail> otherPlace() {
    return Problems.of(HttpStatus.NOT_FOUND, "There is nothing here.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused) {
    if (refused.status() != HttpStatus.NOT_FOUND) {
      log.warn("A notification was refused. {} {}", refused.getMessage(), refused.faults());
    }
    return Problems.of(refused);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> overloaded(TooMuchAtOnce overload) {
    log.warn(overload.getMessage());
    return Problems.of(overload);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> overtaken(RaceLost lost) {
    log.warn(
        "A notification was overtaken again and again; its sender should send it again.", lost);
    return Problems.of(lost);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
    if (DatabaseAway.isCauseOf(failure)) {
      log.warn("A notification is to be sent again: the database is away: {}", failure.toString());
    } else {
      log.error("A notification could not be recorded; its sender should send it again.", failure);
    }
    return Problems.of(failure);
  }

  private void onlyWithTheKey(String given) {
    if (key.closed()) {
      throw new Refused(HttpStatus.NOT_FOUND, AlertKey.WHAT_TO_CONFIGURE);
    }
    if (!key.opens(given)) {
      throw new Refused(HttpStatus.NOT_FOUND, "There is nothing here.");
    }
  }

  private static void onlyPlainBodies(HttpServletRequest request) {
    String encoding = lower(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    String type = lower(request.getContentType());
    if (!encoding.isEmpty() && !encoding.equals("identity") || type.startsWith("multipart/")) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "The body must be JSON as it is: neither compressed nor in several parts.");
    }
  }

  private static String lower(String header) {
    return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
  }

  private static ResponseEntity<Map<String, String>> answer(Outcome outcome) {
    log.info("A notification for incident {}: {}", outcome.incident(), outcome.effect().id());
    Map<String, String> body = new LinkedHashMap<>();
    body.put("incident", outcome.incident());
    body.put("effect", outcome.effect().id());
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
