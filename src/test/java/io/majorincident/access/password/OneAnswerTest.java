package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneAnswerTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger answered = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void end() {
    open.countDown();
    threads.shutdownNow();
  }

  @Test
  void equalQuestionsAtTheSameTimeAreAnsweredOnce() throws Exception {
    OneAnswer<String, Integer> answers = new OneAnswer<>(10, Duration.ofSeconds(20));
    CompletableFuture<Optional<Integer>> first = ask(answers);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<Optional<Integer>>> others = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      others.add(waiting(answers));
    }
    assertThat(answers.to("another", () -> 7)).contains(7);

    open.countDown();
    others.add(first);
    for (CompletableFuture<Optional<Integer>> other : others) {
      assertThat(other.get(20, TimeUnit.SECONDS)).contains(1);
    }
    assertThat(answered).hasValue(1);
    assertThat(answers.to("q", () -> 8)).as("later").contains(8);
  }

  @Test
  void nobodyWaitsBeyondThePlacesOrThePatience() throws Exception {
    OneAnswer<String, Integer> noPlace = new OneAnswer<>(0, Duration.ofSeconds(20));
    ask(noPlace);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(noPlace.to("q", () -> 2)).isEmpty();

    OneAnswer<String, Integer> impatient = new OneAnswer<>(5, Duration.ofMillis(10));
    CountDownLatch inside = new CountDownLatch(1);
    threads.submit(() -> impatient.to("q", () -> held(inside)));
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(impatient.to("q", () -> 2)).isEmpty();
  }

  @Test
  void aFailureIsThatOfWhoAskedFirstAndIsForgotten() {
    OneAnswer<String, Integer> answers = new OneAnswer<>(5, Duration.ofSeconds(20));
    assertThatThrownBy(
            () ->
                answers.to(
                    "q",
                    () -> {
                      throw new IllegalStateException("down");
                    }))
        .hasMessage("down");

    assertThat(answers.to("q", () -> 3)).contains(3);
  }

  private CompletableFuture<Optional<Integer>> ask(OneAnswer<String, Integer> answers) {
    return CompletableFuture.supplyAsync(() -> answers.to("q", () -> held(asked)), threads);
  }

  /** Returns when it waits for the answer of another. */
  private CompletableFuture<Optional<Integer>> waiting(OneAnswer<String, Integer> answers)
      throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Optional<Integer>> waits =
        CompletableFuture.supplyAsync(
            () -> {
              thread.complete(Thread.currentThread());
              return answers.to("q", () -> held(asked));
            },
            threads);
    while (thread.get(20, TimeUnit.SECONDS).getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return waits;
  }

  private int held(CountDownLatch inside) {
    inside.countDown();
    try {
      open.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return answered.incrementAndGet();
  }
}
