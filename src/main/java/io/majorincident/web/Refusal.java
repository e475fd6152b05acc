package io.majorincident.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Response;

/** Why a request is not worked on; answered as problem details (RFC 9457). */
enum Refusal {
  BROKEN(400, "Bad Request", "The body is cut off or not framed as HTTP demands."),
  TOO_SLOW(408, "Request Timeout", "The request came in too slowly. Send it again."),
  TOO_LONG(413, "Content Too Large", "The body is longer than this address takes."),
  NO_ROOM(503, "Service Unavailable", "Too much is being received at once. Send it again."),
  TOO_MANY(503, "Service Unavailable", "Too much is being worked on at once. Send it again.");

  private final int status;
  private final String problem;

  Refusal(int status, String title, String detail) {
    this.status = status;
    this.problem =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(title, status, detail);
  }

  /** Sends the whole answer, after which the connection ends. */
  void answer(Response response) throws java.io.IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.addHeader("Connection", "close");
    if (status == 503) {
      response.addHeader("Retry-After", "1");
    }
    byte[] bytes = problem.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.doWrite(ByteBuffer.wrap(bytes));
    response.action(ActionCode.CLOSE, null);
  }
}
