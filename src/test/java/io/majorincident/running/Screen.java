package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What somebody has before them: a browser of their own with one page. What it complains of fails
 * the test.
 */
final class Screen implements AutoCloseable {

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private Predicate<String> expected = complaint -> false;

  /**
   * @param language of the browser, as "en-GB"
   */
  Screen(Browser browser, String language, int width, int height) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language));
    page = context.newPage();
    page.setDefaultTimeout(40_000);
    page.onConsoleMessage(this::listen);
    page.onPageError(this::complain);
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  /**
   * Signs somebody of the demo company in.
   *
   * @param url of a web application, with a slash at its end
   * @param shown what stands on its first page
   */
  void signIn(String url, String person, String shown) {
    page.navigate(url + "#/login");
    page.locator("[ng-model=username]").fill(person);
    page.locator("[type=password]").fill("demo");
    page.locator("button[type=submit]").click();
    page.locator(shown).first().waitFor();
  }

  /** Adds a complaint of another page to its own. */
  void listen(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complain(message.text() + " " + message.location());
    }
  }

  void complain(String what) {
    if (!expected.test(what)) {
      complaints.add(what);
    }
  }

  /** It may complain of this as often as it likes. */
  void expect(String part) {
    expected = complaint -> complaint.contains(part);
  }

  /** What the browser has complained of until now, and what was not forgiven. */
  List<String> complaints() {
    return complaints;
  }

  /** The browser notes each answer of 400 and more, also where it was asked for. */
  void forgive(Predicate<String> complaint) {
    complaints.removeIf(complaint);
  }

  /** Waits until the browser has complained, of this and of nothing else, which is forgiven. */
  void expectComplaints(String part) {
    page.waitForCondition(() -> !complaints.isEmpty());
    assertThat(complaints).allMatch(complaint -> complaint.contains(part));
    complaints.clear();
    // a page that asks several times is refused several times
    expect(part);
  }

  void picture(String name) {
    Picture.of(page, name);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }
}
