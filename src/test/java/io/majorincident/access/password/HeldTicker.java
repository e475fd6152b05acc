package io.majorincident.access.password;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Runs as time does, unless a test holds it. */
@Component
public class HeldTicker implements Ticker {

  private long offset;
  private Long held;

  synchronized void hold() {
    held = read();
  }

  synchronized void forward(Duration duration) {
    held += duration.toNanos();
  }

  /** Goes on from where it was held. */
  synchronized void release() {
    offset = held - System.nanoTime();
    held = null;
  }

  @Override
  public synchronized long read() {
    return held == null ? System.nanoTime() + offset : held;
  }
}
