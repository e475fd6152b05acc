package io.majorincident.process;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What our doors answer to what was overtaken again and again, unless they say it themselves. */
@RestControllerAdvice(annotations = RestController.class)
class LostRaces {

  private final Words words;

  LostRaces(Words words) {
    this.words = words;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> lost(RaceLost race) {
    String sentence = words.say(Languages.asked(), RaceLost.SENTENCE);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence));
  }
}
