package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What somebody has before them: a page of a browser that knows nobody else. What it complains of
 * fails the test.
 */
final class Screen implements AutoCloseable {

  private final Page page;
  private final Consumer<Page> end;
  private final Consumer<ConsoleMessage> listener = this::listen;
  private final Consumer<String> complainer = this::complain;
  private final List<String> complaints = new ArrayList<>();
  private Predicate<String> expected = complaint -> false;

  /**
   * @param language of the browser, as "en-GB"
   */
  Screen(Chromium chromium, String language, int width, int height) {
    this(chromium.borrow(language), page -> chromium.giveBack(language, page), width, height);
  }

  /** Of somebody who has never been here before. */
  static Screen fresh(Chromium chromium, String language, int width, int height) {
    return new Screen(chromium.fresh(language), Page::close, width, height);
  }

  private Screen(Page page, Consumer<Page> end, int width, int height) {
    this.page = page;
    this.end = end;
    page.setViewportSize(width, height);
    page.onConsoleMessage(listener);
    page.onPageError(complainer);
  }

  BrowserContext context() {
    return page.context();
  }

  Page page() {
    return page;
  }

  /**
   * Opens a web application for somebody of the demo company, who signs in unless they have done so
   * since the application was started.
   *
   * @param path of the web application, with a slash at its end
   * @param shown what stands on its first page
   */
  void signIn(RunningApplication application, String path, String person, String shown) {
    List<Cookie> session = application.sessions().get(person);
    if (session == null) {
      fillInTheForm(application.url() + path, person);
    } else {
      context().addCookies(session);
      page.navigate(application.url() + path);
    }
    page.locator(shown).first().waitFor();
    application.sessions().put(person, context().cookies());
  }

  /**
   * While it still loads its texts, the page may draw the form anew: then it is filled in again.
   */
  private void fillInTheForm(String url, String person) {
    page.navigate(url + "#/login");
    page.waitForCondition(() -> sendTheForm(person));
  }

  private boolean sendTheForm(String person) {
    page.locator("[ng-model=username]").fill(person);
    page.locator("[type=password]").fill("demo");
    try {
      page.waitForRequest(
          request -> request.url().contains("/default/login/"),
          new Page.WaitForRequestOptions().setTimeout(3_000),
          () -> page.locator("button[type=submit]").click());
      return true;
    } catch (TimeoutError emptyAgain) {
      return false;
    }
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

  /** It may complain of what has all these parts, as often as it likes. */
  void expect(String... parts) {
    expected = expected.or(complaint -> Stream.of(parts).allMatch(complaint::contains));
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
    end.accept(page);
    page.offConsoleMessage(listener);
    page.offPageError(complainer);
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }
}
