package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A wait for a page lasts for as long as something moves on one, and not much longer. */
@ExtendWith(OneCompany.class)
@Execution(ExecutionMode.SAME_THREAD)
class WatchdogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String STANDS_STILL = "data:text/html,<p>Nothing happens.</p>";

  /** Moves for three times the patience, and says then that it is there. */
  private static final String ARRIVES_LATE =
      """
      data:text/html,<p></p><script>
        let left = 18;
        const step = () => {
          document.querySelector('p').textContent = left ? left-- + ' more' : 'There.';
        };
        setInterval(step, 500);
      </script>
      """;

  private static Chromium chromium;

  @BeforeAll
  static void start(Browsers browsers) {
    chromium = browsers.borrow();
  }

  @AfterAll
  static void stop(Browsers browsers) {
    browsers.giveBack(chromium);
  }

  @Test
  void aWaitGoesOnWhileAnyPageMoves() {
    try (Page still = open(STANDS_STILL);
        Page moving = open(ARRIVES_LATE)) {
      watch(still, moving);
      assertThat(moving.locator("p")).hasText("There.");
    }
  }

  @Test
  void everyKindOfWaitEndsWhereNothingMoves() {
    try (Page page = open(STANDS_STILL)) {
      watch(page);
      ends(() -> page.locator("b").waitFor());
      ends(() -> page.waitForURL("about:blank"));
      ends(() -> page.waitForCondition(() -> page.locator("b").count() > 0));
      ends(() -> assertThat(page.locator("b")).isVisible());
      assertThat(page.innerText("p")).as("used as before").isEqualTo("Nothing happens.");
    }
  }

  private static Page open(String address) {
    Page page = chromium.fresh("en-GB");
    page.navigate(address);
    return page;
  }

  private static void watch(Page... pages) {
    Watchdog watchdog = new Watchdog(PATIENCE);
    Stream.of(pages).forEach(watchdog::watch);
  }

  private static void ends(ThrowingCallable wait) {
    assertThatThrownBy(wait)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Nothing has moved for PT3S")
        .hasMessageContaining("Nothing happens.");
  }
}
