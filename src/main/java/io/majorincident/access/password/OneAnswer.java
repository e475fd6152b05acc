package io.majorincident.access.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Of equal questions at the same time one is answered; the others get its answer. */
final class OneAnswer<K, A> {

  private final ConcurrentMap<K, CompletableFuture<A>> asked = new ConcurrentHashMap<>();
  private final Semaphore places;
  private final Duration patience;

  /**
   * @param waiting how many wait for the answer of another
   */
  OneAnswer(int waiting, Duration patience) {
    this.places = new Semaphore(waiting);
    this.patience = patience;
  }

  /**
   * @param answer what to answer if nobody asks the same just now
   * @return empty if too many wait, or it takes too long, or went wrong for whoever asked first
   */
  Optional<A> to(K question, Supplier<A> answer) {
    CompletableFuture<A> mine = new CompletableFuture<>();
    CompletableFuture<A> theirs = asked.putIfAbsent(question, mine);
    return theirs == null ? Optional.of(found(question, mine, answer)) : waited(theirs);
  }

  private A found(K question, CompletableFuture<A> mine, Supplier<A> answer) {
    try {
      A found = answer.get();
      mine.complete(found);
      return found;
    } finally {
      mine.completeExceptionally(new IllegalStateException("It was not answered."));
      asked.remove(question, mine);
    }
  }

  private Optional<A> waited(CompletableFuture<A> theirs) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(theirs.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException unanswered) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      places.release();
    }
  }
}
