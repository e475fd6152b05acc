package io.majorincident.running;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ends a wait for pages on which nothing moves any more: for a while they have read and shown
 * nothing new. What they read again and again, and draw again just as it was, is not new. While
 * something moves, a wait may go on, however slow the machine is, up to a far limit.
 *
 * <p>Each page says every second, in its console, whether it has moved. Playwright tells us while
 * we wait for any of them, on our thread, so that what is thrown here ends the wait. A page that is
 * too busy to say anything is not one that stands still.
 */
final class Watchdog {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String MOVED = "watchdog: it has moved";
  private static final String STOOD = "watchdog: it has stood still";

  /** Who has heard nothing for longer has not waited for a page, or it was busy. */
  private static final Duration DEAF = Duration.ofSeconds(5);

  private static final String REPORT =
      """
      if (window === window.top && location.protocol !== 'about:') {
        const say = console.debug.bind(console);
        const sum = text => {
          let sum = 0;
          for (let i = 0; i < text.length; i++) { sum = (sum * 31 + text.charCodeAt(i)) | 0; }
          return sum;
        };
        const filled = () => [...document.querySelectorAll('input, textarea, select')]
            .map(it => it.value + it.checked);
        const read = () => performance.getEntriesByType('resource').map(it => it.name);
        const known = new Set();
        const isNew = it => !known.has(it) && known.add(it);
        setInterval(() => {
          const state = [...read(), sum(document.body?.innerHTML + filled())];
          performance.clearResourceTimings();
          say(state.filter(isNew).length ? '%s' : '%s');
        }, 1000);
      }
      """
          .formatted(MOVED, STOOD);

  private final Duration patience;
  private final List<Page> pages = new ArrayList<>();
  private long lastHeard;
  private long lastMoved;

  /**
   * @param patience with pages that stand still
   */
  Watchdog(Duration patience) {
    this.patience = patience;
    PlaywrightAssertions.setDefaultAssertionTimeout(Wait.FAR.toMillis());
  }

  /** Watches over all waits for a page that has not been anywhere yet. */
  void watch(Page page) {
    page.setDefaultTimeout(Wait.FAR.toMillis());
    page.addInitScript(REPORT);
    page.onConsoleMessage(this::hear);
    page.onClose(pages::remove);
    pages.add(page);
  }

  private void hear(ConsoleMessage message) {
    switch (message.text()) {
      case MOVED -> moved(System.nanoTime());
      case STOOD -> stood(System.nanoTime());
      default -> {}
    }
  }

  private void moved(long now) {
    lastHeard = now;
    lastMoved = now;
  }

  private void stood(long now) {
    if (now - lastHeard > DEAF.toNanos()) {
      lastMoved = now;
    }
    lastHeard = now;
    if (now - lastMoved > patience.toNanos()) {
      lastMoved = now;
      throw new AssertionError("Nothing has moved for %s on%n%s".formatted(patience, shown()));
    }
  }

  private String shown() {
    return pages.stream()
        .filter(page -> !page.url().startsWith("about:"))
        .map(page -> "%s, which shows: %s".formatted(page.url(), page.innerText("body")))
        .collect(Collectors.joining("\n"));
  }
}
