package io.majorincident.channel;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts the message as JSON to the recipient's http(s) address; the receiver sees the key as header
 * Idempotency-Key. Follows no redirect. The address may hold a secret and appears in no failure.
 */
class PushSender implements Sender {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration WITHIN = Duration.ofSeconds(8);
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(408, 429);

  private final Duration within;

  /** HTTP/1.1, as some receivers stumble over the offer of HTTP/2 in plain text. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .build();

  PushSender() {
    this(WITHIN);
  }

  /**
   * @param within how long it may take altogether
   */
  PushSender(Duration within) {
    this.within = within;
  }

  @Override
  public String channel() {
    return "push";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    HttpResponse<Void> response = answer(request(delivery));
    int status = response.statusCode();
    if (status >= 400 && status < 500 && !WORTH_ANOTHER_ATTEMPT.contains(status)) {
      throw new PermanentFailure("The receiver refuses it with status " + status);
    }
    if (status < 200 || status >= 300) {
      throw new TemporaryFailure("The receiver answers with status " + status, pause(response));
    }
  }

  private HttpRequest request(Delivery delivery) throws PermanentFailure {
    try {
      return HttpRequest.newBuilder(URI.create(delivery.recipient()))
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", KeyForms.header(delivery.key()))
          .POST(HttpRequest.BodyPublishers.ofString(PushBody.json(delivery)))
          .build();
    } catch (IllegalArgumentException invalid) {
      throw new PermanentFailure(
          "The recipient is no http or https address: correct it where the recipient is kept.");
    }
  }

  /** The client's own time-out ends with the header, and a receiver may never end the body. */
  private HttpResponse<Void> answer(HttpRequest request) throws TemporaryFailure {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
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

  private static String reason(Throwable failure) {
    if (failure instanceof ConnectException) {
      return "it cannot be connected to";
    }
    return failure instanceof HttpTimeoutException
        ? "it did not accept the connection within " + CONNECT_WITHIN
        : failure.getClass().getSimpleName();
  }

  /** Retry-After in seconds; the other form, a date, is left aside. */
  private static Duration pause(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }
}
