package io.majorincident.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The body of a request as text, of which no more is read than may be sent. */
public final class RequestText {

  private static final int BYTES_PER_MEGABYTE = 1024 * 1024;

  private RequestText() {}

  /**
   * @param megabytes how many of 1,048,576 bytes fit
   * @return the body, read as UTF-8
   * @throws RequestTooLarge if there is more, before anybody has looked at it
   */
  public static String read(HttpServletRequest request, int megabytes) throws IOException {
    int limit = megabytes * BYTES_PER_MEGABYTE;
    if (request.getContentLengthLong() > limit) {
      throw new RequestTooLarge(megabytes);
    }
    byte[] bytes = request.getInputStream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new RequestTooLarge(megabytes);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
