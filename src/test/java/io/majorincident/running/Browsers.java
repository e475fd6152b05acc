package io.majorincident.running;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As many as are needed at the same time, each for one test class after the other. */
final class Browsers implements ExtensionContext.Store.CloseableResource {

  private final Deque<Chromium> free = new ConcurrentLinkedDeque<>();

  /** Lends one, or skips the test where none is installed. */
  Chromium borrow() {
    Chromium chromium = free.poll();
    return chromium == null ? new Chromium() : chromium;
  }

  /**
   * @param chromium null if none could be lent
   */
  void giveBack(Chromium chromium) {
    if (chromium != null) {
      free.push(chromium);
    }
  }

  @Override
  public void close() {
    free.forEach(Chromium::close);
  }
}
