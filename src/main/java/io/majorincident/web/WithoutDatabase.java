package io.majorincident.web;

import io.majorincident.database.DatabaseAway;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What our doors answer while the database is away, unless a door has an answer of its own. */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class WithoutDatabase {

  private static final String SENTENCE =
      "The database does not answer now. Look in a moment whether this was done, or do it again.";

  private static final String SECONDS = "5";

  private static final Logger log = LoggerFactory.getLogger(WithoutDatabase.class);

  private final Words words;

  WithoutDatabase(Words words) {
    this.words = words;
  }

  /** Other failures of the database are mistakes of ours: they stay what they are. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> answer(HttpServletRequest request, RuntimeException failure) {
    if (!DatabaseAway.isCauseOf(failure)) {
      throw failure;
    }
    log.warn("The database is away: {}", failure.toString());
    String sentence = words.in(Languages.asked()).say(SENTENCE);
    return forPeople(request)
        ? answer(MediaType.TEXT_PLAIN, sentence)
        : answer(
            MediaType.APPLICATION_PROBLEM_JSON,
            ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence));
  }

  private static boolean forPeople(HttpServletRequest request) {
    String wanted = request.getHeader(HttpHeaders.ACCEPT);
    return wanted != null && wanted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static ResponseEntity<Object> answer(MediaType type, Object body) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, SECONDS)
        .contentType(type)
        .body(body);
  }
}
