package io.majorincident.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What our doors answer to what is wrongly typed: problem details (RFC 9457) with a sentence that
 * names the field, unless the door has one of its own.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class WrongRequests extends ResponseEntityExceptionHandler {

  private final Words words;

  WrongRequests(Words words) {
    this.words = words;
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Glossary spoken = words.in(Languages.asked());
    String sentence =
        spoken
            .say("'%s' should be %s. Nothing was done.")
            .formatted(name(fault), spoken.say(Expected.of(fault.getRequiredType())));
    return answer(fault, sentence, headers, request);
  }

  private static String name(TypeMismatchException fault) {
    return fault instanceof MethodArgumentTypeMismatchException argument
        ? argument.getName()
        : fault.getPropertyName();
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Glossary spoken = words.in(Languages.asked());
    String sentence =
        fault.getCause() instanceof JsonProcessingException json
            ? UnreadableJson.say(json, spoken)
            : spoken.say("The request could not be read. Nothing was done.");
    return answer(fault, sentence, headers, request);
  }

  private ResponseEntity<Object> answer(
      Exception fault, String sentence, HttpHeaders headers, WebRequest request) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, sentence);
    return handleExceptionInternal(fault, problem, headers, HttpStatus.BAD_REQUEST, request);
  }
}
