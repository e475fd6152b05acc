package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a slow network waits for a web application, but not in vain. */
class SlowNetworkIT extends Walk {

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin"})
  void aPartThatTakesAMinuteToArriveIsWaitedFor(String webApplication) {
    try (Screen screen = Screen.fresh(chromium, "en-GB", 1280, 720)) {
      Page page = screen.page();
      page.clock().install();
      page.route("**/lib/globalize.js*", part -> arriveAMinuteLater(part, page));
      page.navigate(
          "%s/camunda/app/%s/default/#/login".formatted(application.url(), webApplication));
      assertThat(page.locator("[ng-model=username]")).isVisible();
    }
  }

  private static void arriveAMinuteLater(Route part, Page page) {
    page.clock().runFor("01:00");
    part.resume();
  }
}
