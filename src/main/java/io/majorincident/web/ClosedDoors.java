package io.majorincident.web;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.Controller;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets those in alone for whom a door is open; one that does not say for whom is closed. */
final class ClosedDoors implements HandlerInterceptor {

  private static final String PROBLEM =
      """
      {"type":"about:blank","title":"Forbidden","status":403,"detail":"This is only for \
      %s, and none of your groups may use it. Ask an administrator. Nothing was changed."}""";

  private final Callers callers;

  ClosedDoors(Callers callers) {
    this.callers = callers;
  }

  /** What this door says, or else its class. */
  private static Optional<OpenTo> declared(HandlerMethod door) {
    return Stream.of(door.getMethod(), door.getBeanType())
        .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, OpenTo.class))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    boolean open = isOpen(handler);
    if (!open) {
      refuse(response, whom(handler));
    }
    return open;
  }

  private static String whom(Object handler) {
    return Optional.of(handler)
        .filter(HandlerMethod.class::isInstance)
        .flatMap(door -> declared((HandlerMethod) door))
        .map(door -> Stream.of(door.value()).map(Caller::many).collect(joining(", ")))
        .orElse("nobody");
  }

  private static void refuse(HttpServletResponse response, String whom) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(PROBLEM.formatted(whom).getBytes(StandardCharsets.UTF_8));
  }

  /** Files of ours hold nothing that is not public, and errors say nothing that is not. */
  private boolean isOpen(Object handler) {
    if (handler instanceof HandlerMethod door
        && !ErrorController.class.isAssignableFrom(door.getBeanType())) {
      return declared(door).filter(this::isOpen).isPresent();
    }
    return handler instanceof HandlerMethod
        || handler instanceof ResourceHttpRequestHandler
        || handler instanceof Controller;
  }

  private boolean isOpen(OpenTo door) {
    if (Stream.of(door.value()).anyMatch(Caller::isUnnamed)) {
      return true;
    }
    Set<Caller> here = callers.now();
    return here.contains(Caller.ADMINISTRATOR) || Stream.of(door.value()).anyMatch(here::contains);
  }
}
