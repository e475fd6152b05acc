package io.majorincident.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refuses as the engine itself does, so that the web applications read all of it. */
final class EngineRefusal {

  private static final String ANSWER =
      """
      {"type":"AuthorizationException","message":"%s","missingAuthorizations":[]}""";

  private EngineRefusal() {}

  /**
   * @param why a sentence without quotes
   */
  static void answer(HttpServletResponse response, String why) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(ANSWER.formatted(why));
  }
}
