package io.majorincident.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to an http(s) address and says what the answer means. The address may hold a secret and
 * appears in no failure.
 */
class HttpPost {

  /** How long the real senders give a receiver altogether. */
  static final Duration WITHIN = Duration.ofSeconds(8);

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(408, 429);
  private static final int LONGEST_ANSWER = 4096;

  /** A page of a list, such as of 200 rooms. */
  private static final int LONGEST_PAGE = 1 << 20;

  private final Duration within;
  private final HttpConnections connections;
  private final Breakers breakers;

  /** More than all lanes and those who try something out have at once. */
  private final Attempts attempts = new Attempts("http-attempt", 96);

  /**
   * @param within how long it may take altogether
   * @param names looks up where to connect to
   * @param breakers know which receivers to leave alone
   */
  HttpPost(Duration within, DnsResolver names, Breakers breakers) {
    this.within = within;
    this.breakers = breakers;
    this.connections = new HttpConnections(Timeout.of(CONNECT_WITHIN), Timeout.of(within), names);
  }

  /**
   * Reads an address; any part behind '#' is never sent.
   *
   * @throws IllegalArgumentException if it is none that can be posted to
   */
  static URI uri(String address) {
    URI uri = URI.create(address);
    boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || isSecure(uri);
    if (!isWeb || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("No http or https address");
    }
    return uri;
  }

  /**
   * What posts that JSON there; the receiver sees the key as header Idempotency-Key.
   *
   * @throws PermanentFailure if the address is none that can be posted to
   */
  static HttpUriRequestBase json(String address, String key, String body) throws PermanentFailure {
    try {
      return json(uri(address), key, body);
    } catch (IllegalArgumentException invalid) {
      throw new PermanentFailure(
          "The recipient is no http or https address: correct it where the recipient is kept.");
    }
  }

  static HttpUriRequestBase json(URI address, String key, String body) {
    HttpUriRequestBase request = request(address, "application/json", body);
    request.setHeader(HttpConnections.KEY, KeyForms.header(key));
    return request;
  }

  /**
   * @param type what the body is, such as "application/json"
   */
  static HttpUriRequestBase request(URI address, String type, String body) {
    HttpUriRequestBase request = new HttpUriRequestBase("POST", address);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.setEntity(new ByteArrayEntity(bytes, ContentType.create(type)));
    return request;
  }

  /** Returns when the receiver has taken it. */
  void send(HttpUriRequestBase request) throws TemporaryFailure, PermanentFailure {
    send(request, answer -> "");
  }

  /**
   * Returns when the receiver has taken it.
   *
   * @param reason what to tell of the beginning of an answer that says no; may be empty
   */
  void send(HttpUriRequestBase request, UnaryOperator<String> reason)
      throws TemporaryFailure, PermanentFailure {
    Answer answer = watched(request, LONGEST_ANSWER);
    int status = answer.status();
    if (status >= 400 && status < 500 && !WORTH_ANOTHER_ATTEMPT.contains(status)) {
      throw new PermanentFailure(
          "The receiver refuses it with status " + status + told(answer, reason));
    }
    if (status < 200 || status >= 300) {
      throw new TemporaryFailure(
          "The receiver answers with status " + status + told(answer, reason), answer.pause());
    }
  }

  /**
   * Returns what the receiver says, be it yes or no.
   *
   * @throws TemporaryFailure if it has no answer now
   */
  Answer ask(HttpUriRequestBase request) throws TemporaryFailure, PermanentFailure {
    Answer answer = watched(request, LONGEST_PAGE);
    boolean refused =
        answer.status() >= 400
            && answer.status() < 500
            && !WORTH_ANOTHER_ATTEMPT.contains(answer.status());
    if (!answer.isYes() && !refused) {
      throw new TemporaryFailure(
          "The receiver answers with status " + answer.status(), answer.pause());
    }
    return answer;
  }

  /**
   * @param beginning of what it says
   * @param pause how long the receiver asks to be left alone
   */
  record Answer(int status, String beginning, Duration pause) {

    boolean isYes() {
      return status >= 200 && status < 300;
    }
  }

  private static String told(Answer answer, UnaryOperator<String> reason) {
    String told = reason.apply(answer.beginning());
    return told.isEmpty() ? "" : ": " + told;
  }

  /** A receiver that answers is well, whatever it thinks of the message. */
  private Answer watched(HttpUriRequestBase request, int most)
      throws TemporaryFailure, PermanentFailure {
    String receiver = receiver(request);
    breakers.begin(receiver);
    try {
      Answer answer = answer(request, most);
      note(receiver, answer.status() < 500);
      return answer;
    } catch (TemporaryFailure failure) {
      note(receiver, false);
      throw failure;
    }
  }

  private void note(String receiver, boolean well) {
    if (well) {
      breakers.works(receiver);
    } else if (!Thread.currentThread().isInterrupted()) {
      breakers.fails(receiver);
    }
  }

  private static String receiver(HttpUriRequestBase request) {
    return (request.getScheme() + "://" + request.getAuthority()).toLowerCase(Locale.ROOT);
  }

  /** The client limits single steps only, and the look-up of a name not at all. */
  private Answer answer(HttpUriRequestBase request, int most)
      throws TemporaryFailure, PermanentFailure {
    try {
      return attempts.within(
          within,
          () -> connections.call(request, response -> read(response, most)),
          request::cancel);
    } catch (ExecutionException failure) {
      throw unreached(failure.getCause());
    } catch (TimeoutException slow) {
      throw tooSlow();
    }
  }

  private static Answer read(ClassicHttpResponse response, int most) throws IOException {
    return new Answer(response.getCode(), beginning(response.getEntity(), most), pause(response));
  }

  /** Reads to the end, as only then all has arrived, and keeps what is needed. */
  private static String beginning(HttpEntity content, int most) throws IOException {
    if (content == null) {
      return "";
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] part = new byte[LONGEST_ANSWER];
    InputStream all = content.getContent();
    for (int read = all.read(part); read >= 0; read = all.read(part)) {
      kept.write(part, 0, Math.min(read, most - kept.size()));
    }
    return kept.toString(StandardCharsets.UTF_8);
  }

  private TemporaryFailure tooSlow() {
    return new TemporaryFailure("The receiver did not answer within " + within);
  }

  private TemporaryFailure unreached(Throwable failure) throws PermanentFailure {
    if (failure instanceof ForbiddenAddress forbidden) {
      throw new PermanentFailure(forbidden.getMessage());
    }
    if (failure instanceof SocketTimeoutException && !isOfConnecting(failure)) {
      return tooSlow();
    }
    return new TemporaryFailure("The receiver was not reached: " + reason(failure));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return "its name is not known";
    }
    if (failure instanceof ConnectException) {
      return "it cannot be connected to";
    }
    return isOfConnecting(failure)
        ? "it did not accept the connection within " + CONNECT_WITHIN
        : failure.getClass().getSimpleName();
  }

  private static boolean isOfConnecting(Throwable failure) {
    return failure instanceof ConnectTimeoutException;
  }

  /** Retry-After in seconds; the other form, a date, is left aside. */
  private static Duration pause(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Retry-After"))
        .map(Header::getValue)
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
