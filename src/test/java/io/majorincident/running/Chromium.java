package io.majorincident.running;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The browser that the system has installed; for one thread at a time. */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;
  private final Watchdog watchdog = new Watchdog(Watchdog.PATIENCE);
  private final Map<String, Deque<Page>> free = new HashMap<>();

  /** Starts it, or skips the test where none is installed. */
  Chromium() {
    Path program = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /**
   * A page that has never been anywhere, in a context of its own, which ends with it.
   *
   * @param language of the browser, as "en-GB"
   */
  Page fresh(String language) {
    String zone = language.startsWith("de") ? "Europe/Berlin" : "Europe/London";
    Page page =
        browser.newPage(new Browser.NewPageOptions().setLocale(language).setTimezoneId(zone));
    watchdog.watch(page);
    return page;
  }

  /**
   * A page that knows nobody, but may have been at the web applications before: they are large, and
   * reading and compiling them anew costs more than most walks do.
   */
  Page borrow(String language) {
    Page page = free.computeIfAbsent(language, it -> new ArrayDeque<>()).poll();
    return page == null ? fresh(language) : page;
  }

  /** Takes such a page back, and lets it forget who sat before it. */
  void giveBack(String language, Page page) {
    page.evaluate(
        "if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear(); }");
    page.navigate("about:blank");
    page.context().clearCookies();
    free.get(language).push(page);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
