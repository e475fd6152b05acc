package io.majorincident.access.password;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;

/**
 * A password was not looked at. The engine's REST interface and the web applications answer what it
 * carries.
 */
public final class Refused extends WebApplicationException {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "application/problem+json;charset=UTF-8";
  private static final String RETRY_AFTER = "Retry-After";

  Refused(int status, String sentence, Duration wait, String problem) {
    super(
        sentence,
        Response.status(status)
            .header(RETRY_AFTER, seconds(wait))
            .header("Cache-Control", "no-store")
            .type(TYPE)
            .entity(problem)
            .build());
  }

  /** Answers outside of those. */
  public void answer(HttpServletResponse response) throws IOException {
    response.setStatus(getResponse().getStatus());
    response.setHeader(RETRY_AFTER, getResponse().getHeaderString(RETRY_AFTER));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(TYPE);
    response.getWriter().write((String) getResponse().getEntity());
  }

  /** Whole ones, never too few. */
  static long seconds(Duration wait) {
    return Math.max(1, (wait.toNanos() + 999_999_999L) / 1_000_000_000L);
  }
}
