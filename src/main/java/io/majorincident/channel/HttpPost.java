package io.majorincident.channel;

import java.net.ConnectException;
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
 * Posts to an http(s) address and says what the answer means. Follows no redirect. The address may
 * hold a secret and appears in no failure.
 */
class HttpPost {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(408, 429);

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

  /** Returns when the receiver has taken it. */
  void send(HttpRequest request) throws TemporaryFailure, PermanentFailure {
    HttpResponse<Void> response = answer(request);
    int status = response.statusCode();
    if (status >= 400 && status < 500 && !WORTH_ANOTHER_ATTEMPT.contains(status)) {
      throw new PermanentFailure("The receiver refuses it with status " + status);
    }
    if (status < 200 || status >= 300) {
      throw new TemporaryFailure("The receiver answers with status " + status, pause(response));
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
