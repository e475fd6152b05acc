package io.majorincident.channel;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Posts to an http(s) address and says what the answer means. Follows no redirect. The address may
 * hold a secret and appears in no failure.
 */
class HttpPost {

  /** How long the real senders give a receiver altogether. */
  static final Duration WITHIN = Duration.ofSeconds(8);

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(408, 429);
  private static final int LONGEST_ANSWER = 4096;

  private final Duration within;

  /** HTTP/1.1, as some receivers stumble over the offer of HTTP/2 in plain text. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .build();

  /**
   * @param within how long it may take altogether
   */
  HttpPost(Duration within) {
    this.within = within;
  }

  /**
   * What posts that JSON there; the receiver sees the key as header Idempotency-Key.
   *
   * @throws PermanentFailure if the address is none that can be posted to
   */
  static HttpRequest json(String address, String key, String body) throws PermanentFailure {
    try {
      return HttpRequest.newBuilder(URI.create(address))
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", KeyForms.header(key))
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    } catch (IllegalArgumentException invalid) {
      throw new PermanentFailure(
          "The recipient is no http or https address: correct it where the recipient is kept.");
    }
  }

  /** Returns when the receiver has taken it. */
  void send(HttpRequest request) throws TemporaryFailure, PermanentFailure {
    send(request, answer -> "");
  }

  /**
   * Returns when the receiver has taken it.
   *
   * @param reason what to tell of the beginning of an answer that says no; may be empty
   */
  void send(HttpRequest request, UnaryOperator<String> reason)
      throws TemporaryFailure, PermanentFailure {
    HttpResponse<String> response = answer(request);
    int status = response.statusCode();
    if (status >= 400 && status < 500 && !WORTH_ANOTHER_ATTEMPT.contains(status)) {
      throw new PermanentFailure(
          "The receiver refuses it with status " + status + told(response, reason));
    }
    if (status < 200 || status >= 300) {
      throw new TemporaryFailure(
          "The receiver answers with status " + status + told(response, reason), pause(response));
    }
  }

  private static String told(HttpResponse<String> response, UnaryOperator<String> reason) {
    String told = reason.apply(response.body());
    return told.isEmpty() ? "" : ": " + told;
  }

  /** The client's own time-out ends with the header, and a receiver may never end the body. */
  private HttpResponse<String> answer(HttpRequest request) throws TemporaryFailure {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, response -> beginning());
    try {
      return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new TemporaryFailure("The receiver was not reached: " + reason(failure.getCause()));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new TemporaryFailure("The receiver did not answer within " + within);
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("Cut off, as the application stops");
    }
  }

  /** Reads to the end, so that the connection can be used again, and keeps what is needed. */
  private static HttpResponse.BodySubscriber<String> beginning() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.ofByteArrayConsumer(
            part -> part.ifPresent(b -> keep(b, kept))),
        end -> kept.toString(StandardCharsets.UTF_8));
  }

  private static void keep(byte[] part, ByteArrayOutputStream kept) {
    kept.write(part, 0, Math.min(part.length, LONGEST_ANSWER - kept.size()));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof ConnectException) {
      return "it cannot be connected to";
    }
    return failure instanceof HttpTimeoutException
        ? "it did not accept the connection within " + CONNECT_WITHIN
        : failure.getClass().getSimpleName();
  }

  /** Retry-After in seconds; the other form, a date, is left aside. */
  private static Duration pause(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }
}
