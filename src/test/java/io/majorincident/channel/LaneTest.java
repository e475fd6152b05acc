package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a lane whose threads end, or whose machine has no memory left. */
@Timeout(60)
class LaneTest {

  private static final Duration POLL = Duration.ofMillis(10);

  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void replacesAndCountsThreadsThatEnd() {
    Lane lane = new Lane("test", 3, POLL, () -> Optional.ofNullable(work.poll()));
    lane.start();
    assertThat(lane.replaced()).isZero();
    for (int i = 0; i < 5; i++) {
      work.add(LaneTest::endThisThread);
    }
    soon().until(() -> lane.replaced() == 5);
    work.add(done::incrementAndGet);
    soon().until(() -> done.get() == 1);
    soon().until(lane::running);
    lane.close();
  }

  @Test
  void replacesNobodyWhenItIsClosed() {
    Lane lane = new Lane("test", 2, POLL, () -> Optional.ofNullable(work.poll()));
    lane.start();
    lane.close();
    lane.await(System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
    lane.mend();
    assertThat(lane.running()).isFalse();
    assertThat(lane.replaced()).isZero();
  }

  @Test
  void goesOnAfterAStackThatOverflowed() {
    Lane lane = new Lane("test", 1, POLL, () -> Optional.ofNullable(work.poll()));
    lane.start();
    work.add(LaneTest::callYourself);
    work.add(done::incrementAndGet);
    soon().until(() -> done.get() == 1);
    assertThat(lane.replaced()).isZero();
    lane.close();
  }

  @Test
  void endsTheNodeThatHasNoMemoryLeft() throws Exception {
    assertThat(exitCodeOf("a lane")).isEqualTo(FatalErrors.EXIT_CODE);
    assertThat(exitCodeOf("another thread")).isEqualTo(FatalErrors.EXIT_CODE);
  }

  /** That threads end is what these tests are about. */
  private static ConditionFactory soon() {
    return await().dontCatchUncaughtExceptions();
  }

  private static int exitCodeOf(String who) throws Exception {
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutMemory.class.getName(),
                who)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(node.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    return node.exitValue();
  }

  private static void endThisThread() {
    LaneTest.<RuntimeException>sneak(new Exception("nobody expects this"));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(Exception any) throws E {
    throw (E) any;
  }

  private static void callYourself() {
    callYourself();
  }

  /** A node of which one thread takes all memory; stays for ever if nobody ends it. */
  static final class WithoutMemory {

    private static final List<byte[]> TAKEN = new ArrayList<>();

    private WithoutMemory() {}

    public static void main(String[] who) throws InterruptedException {
      FatalErrors.watchAllThreads();
      if (who[0].equals("a lane")) {
        new Lane("hungry", 1, POLL, () -> Optional.of(WithoutMemory::takeAll)).start();
      } else {
        new Thread(WithoutMemory::takeAll).start();
      }
      Thread.currentThread().join();
    }

    private static void takeAll() {
      while (true) {
        TAKEN.add(new byte[1024 * 1024]);
      }
    }
  }
}
