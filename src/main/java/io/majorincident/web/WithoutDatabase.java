package io.majorincident.web;

import io.majorincident.database.DatabaseAway;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is answered while the database is away, whether signing in needed it or a door, unless a
 * door has an answer of its own.
 */
@Component
@Order(WithoutDatabase.RIGHT_AFTER_THE_LANGUAGE_IS_KNOWN)
public class WithoutDatabase extends OncePerRequestFilter {

  /** English, as {@link Words} know it. */
  public static final String SENTENCE =
      "The database does not answer now. Look in a moment whether this was done, or do it again.";

  /** When to come again, in seconds. */
  public static final String SECONDS = "5";

  static final int RIGHT_AFTER_THE_LANGUAGE_IS_KNOWN =
      OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 104;

  private static final Logger log = LoggerFactory.getLogger(WithoutDatabase.class);

  private final Words words;

  WithoutDatabase(Words words) {
    this.words = words;
  }

  /** Other failures of the database are mistakes of ours: they stay what they are. */
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      if (response.isCommitted() || !DatabaseAway.isCauseOf(failure)) {
        throw failure;
      }
      log.warn("The database is away: {}", failure.toString());
      answer(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String sentence = words.in(Languages.asked()).say(SENTENCE);
    response.resetBuffer();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    if (forPeople(request)) {
      write(response, MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8", sentence);
    } else {
      write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem(sentence));
    }
  }

  private static void write(HttpServletResponse response, String type, String body)
      throws IOException {
    response.setContentType(type);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean forPeople(HttpServletRequest request) {
    String wanted = request.getHeader(HttpHeaders.ACCEPT);
    return wanted != null && wanted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static String problem(String sentence) throws IOException {
    return Jackson2ObjectMapperBuilder.json()
        .build()
        .writeValueAsString(
            ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence));
  }
}
