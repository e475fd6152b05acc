package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

class HashGateTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void end() {
    open.countDown();
    threads.shutdownNow();
  }

  @Test
  void twoAreInsideAtOnceAtMost() throws Exception {
    HashGate gate = new HashGate(2, 50, LONG);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean known = i % 3 == 0;
      all.add(
          CompletableFuture.runAsync(
              () ->
                  gate.pass(
                      known,
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        return inside.decrementAndGet();
                      }),
              threads));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

    assertThat(most).hasValueBetween(1, 2);
  }

  @Test
  void whoFindsAllPlacesTakenIsSentAwayAtOnce() throws Exception {
    HashGate gate = new HashGate(1, 1, LONG);
    CompletableFuture<Optional<String>> first = occupied(gate);
    CompletableFuture<Optional<String>> second = waiting(gate, false, "second", new ArrayList<>());

    assertThat(gate.pass(false, () -> "third")).isEmpty();

    open.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).contains("first");
    assertThat(second.get(20, TimeUnit.SECONDS)).contains("second");
  }

  @Test
  void nobodyWaitsForLongerThanThePatienceLasts() throws Exception {
    HashGate gate = new HashGate(1, 5, Duration.ofMillis(20));
    CompletableFuture<Optional<String>> first = occupied(gate);

    assertThat(gate.pass(false, () -> "second")).isEmpty();
    assertThat(gate.pass(true, () -> "third")).isEmpty();

    open.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).contains("first");
    assertThat(gate.pass(false, () -> "fourth")).contains("fourth");
  }

  @Test
  void whoWasHereBeforeGoesBeforeStrangers() throws Exception {
    HashGate gate = new HashGate(1, 5, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    occupied(gate);
    CompletableFuture<Optional<String>> stranger = waiting(gate, false, "stranger", order);
    CompletableFuture<Optional<String>> known = waiting(gate, true, "known", order);

    open.countDown();
    CompletableFuture.allOf(stranger, known).get(20, TimeUnit.SECONDS);

    assertThat(order).containsExactly("known", "stranger");
  }

  @Test
  void aFailureLeavesThePlaceFree() {
    HashGate gate = new HashGate(1, 1, LONG);
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Object> failing =
          CompletableFuture.supplyAsync(
              () ->
                  gate.pass(
                      false,
                      () -> {
                        throw new IllegalStateException();
                      }),
              Runnable::run);
      assertThat(failing).isCompletedExceptionally();
    }
    assertThat(gate.pass(false, () -> "next")).contains("next");
  }

  private CompletableFuture<Optional<String>> occupied(HashGate gate) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Optional<String>> first =
        CompletableFuture.supplyAsync(
            () ->
                gate.pass(
                    false,
                    () -> {
                      inside.countDown();
                      await(open);
                      return "first";
                    }),
            threads);
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    return first;
  }

  /** Returns when it does wait. */
  private CompletableFuture<Optional<String>> waiting(
      HashGate gate, boolean known, String name, List<String> order) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Optional<String>> waits =
        CompletableFuture.supplyAsync(
            () -> {
              thread.complete(Thread.currentThread());
              return gate.pass(
                  known,
                  () -> {
                    order.add(name);
                    return name;
                  });
            },
            threads);
    while (thread.get(20, TimeUnit.SECONDS).getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return waits;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
