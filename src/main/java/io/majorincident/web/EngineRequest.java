package io.majorincident.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What the engine is asked over HTTP, read before the engine reads it, and only if it can be read
 * in no other way than this.
 */
final class EngineRequest {

  /** Bytes of a body that is no file: fifty times what the web applications send. */
  static final int MOST = 1_000_000;

  private static final String EXPRESSION = "expression";

  /** Would answer with all variables of a process, whoever completes a task or starts it. */
  private static final String VARIABLES_IN_RETURN = "withvariablesinreturn";

  private static final String IN_UTF8 = "\\s*(;\\s*charset=\"?utf-8\"?\\s*)?";
  private static final Pattern JSON = anyCase("application/json" + IN_UTF8);
  private static final Pattern FORM = anyCase("application/x-www-form-urlencoded" + IN_UTF8);
  private static final Pattern FILES = anyCase("multipart/form-data\\s*;[^,]*");

  private final HttpServletRequest request;

  private static Pattern anyCase(String type) {
    return Pattern.compile(type, Pattern.CASE_INSENSITIVE);
  }

  EngineRequest(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * The request with its body as it was checked.
   *
   * @throws RefusedRequest if it holds an expression, or what cannot be checked
   */
  HttpServletRequest checked() throws IOException, RefusedRequest {
    onlyHarmless(pairs(request.getQueryString()));
    if (isOfFiles()) {
      return request;
    }
    byte[] body = request.getInputStream().readNBytes(MOST + 1);
    if (body.length == 0) {
      return request;
    }
    check(body);
    return new KnownBody(request, body);
  }

  /** Deployments, attachments and files: no query is read out of them. */
  private boolean isOfFiles() {
    return FILES.matcher(type()).matches();
  }

  private void check(byte[] body) throws RefusedRequest {
    if (body.length > MOST) {
      throw new RefusedRequest(
          HttpStatus.PAYLOAD_TOO_LARGE, "More than %s bytes were sent. Nothing was done.", MOST);
    }
    onlyPlain();
    onlyHarmless(FORM.matcher(type()).matches() ? form(body) : json(body));
  }

  private List<String> form(byte[] body) throws RefusedRequest {
    return pairs(new String(body, StandardCharsets.ISO_8859_1));
  }

  private static List<String> pairs(String encoded) throws RefusedRequest {
    try {
      return SentKeys.ofPairs(encoded);
    } catch (IllegalArgumentException unreadable) {
      throw new RefusedRequest(
          HttpStatus.BAD_REQUEST, "The address or the form is wrongly encoded. Nothing was done.");
    }
  }

  private static List<String> json(byte[] body) throws RefusedRequest {
    try {
      return SentKeys.ofJson(body);
    } catch (IOException unreadable) {
      throw new RefusedRequest(
          HttpStatus.BAD_REQUEST,
          "This is not valid JSON in UTF-8, or it is nested too deeply. Nothing was done.");
    }
  }

  /** Nothing that the engine would unpack, decode or read otherwise than it is read here. */
  private void onlyPlain() throws RefusedRequest {
    if (!JSON.matcher(type()).matches() && !FORM.matcher(type()).matches()
        || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      throw new RefusedRequest(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Send it as application/json in UTF-8. Nothing was done.");
    }
  }

  /** All that is said of it: if it is said twice, it could be understood in two ways. */
  private String type() {
    return String.join(",", Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE)));
  }

  private static void onlyHarmless(List<String> keys) throws RefusedRequest {
    for (String key : keys) {
      String plain = key.strip().toLowerCase(Locale.ROOT);
      if (plain.equals(VARIABLES_IN_RETURN)) {
        throw new RefusedRequest(
            HttpStatus.BAD_REQUEST,
            "'%s' is not offered: read the variables afterwards, if you may. Nothing was done.",
            key);
      }
      if (plain.endsWith(EXPRESSION)) {
        throw new RefusedRequest(
            HttpStatus.BAD_REQUEST,
            "'%s' asks with an expression, which is never evaluated: ask with a value. Nothing was done.",
            key);
      }
    }
  }
}
