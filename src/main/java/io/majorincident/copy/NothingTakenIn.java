package io.majorincident.copy;

import io.majorincident.database.Installation;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A copy takes in nothing from systems: whoever sends it would believe that people are called. */
@Component
class NothingTakenIn implements HandlerInterceptor, WebMvcConfigurer {

  private static final String PROBLEM =
      """
      {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"This is a copy of \
      the installation: it takes nothing in. Send it to the original, or again once an administrator \
      has let the copy."}""";

  private final Installation installation;

  NothingTakenIn(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse answer, Object handler)
      throws IOException {
    if (!installation.isCopy() || !isForSystems(handler)) {
      return true;
    }
    answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    answer.setContentType("application/problem+json");
    answer.setHeader(HttpHeaders.RETRY_AFTER, "30");
    answer.getWriter().write(PROBLEM);
    return false;
  }

  private static boolean isForSystems(Object handler) {
    return handler instanceof HandlerMethod method
        && Optional.ofNullable(method.getMethodAnnotation(OpenTo.class))
            .filter(declared -> Arrays.asList(declared.value()).contains(Caller.SENDER))
            .isPresent();
  }
}
