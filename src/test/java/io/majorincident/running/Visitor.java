package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;

/** Somebody with a browser who is not signed in yet. What it complains of fails the test. */
final class Visitor implements AutoCloseable {

  private final Screen screen;
  private final BrowserContext context;
  private final Page page;
  private final String url;

  /**
   * @param language of the browser, as "en-GB"
   */
  Visitor(Chromium chromium, RunningApplication application, String language) {
    this.url = application.url();
    this.screen = Screen.fresh(chromium, language, 1280, 720);
    this.context = screen.context();
    this.page = screen.page();
  }

  Visitor open(String path) {
    page.navigate(url + path);
    return this;
  }

  /** Signs in on the page of the provider. */
  Visitor signIn(String person) {
    assertAtTheProvider();
    page.locator("[name=username]").fill(person);
    page.locator("[name=password]").fill(OpenIdProvider.PASSWORD);
    page.locator("button[type=submit]").click();
    return this;
  }

  Visitor assertAtTheProvider() {
    assertThat(page).hasURL(Pattern.compile("http://127\\.0\\.0\\.1:\\d+/login.*"));
    return this;
  }

  /** Waits until the page of this path shows the text. */
  Visitor assertSees(String path, String text) {
    page.waitForURL(it -> it.startsWith(url + path));
    assertThat(page.getByText(text).first()).isVisible();
    return this;
  }

  Visitor signOut() {
    page.locator("li.account .dropdown-toggle").click();
    page.locator("li.account li.logout a").click();
    return this;
  }

  Visitor click(String text) {
    page.getByText(Pattern.compile("^\\s*" + text)).first().click();
    return this;
  }

  /** The status that a request of the open page gets. */
  int status(String path) {
    return context
        .request()
        .get(url + path, RequestOptions.create().setHeader("X-XSRF-TOKEN", "of a page"))
        .status();
  }

  /** The status that a form with name and password gets, over all that it leads to. */
  int post(String path) {
    return context
        .request()
        .post(
            url + path,
            RequestOptions.create()
                .setForm(FormData.create().set("username", "ben").set("password", "demo")))
        .status();
  }

  String session() {
    return context.cookies(url).stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  /** As if the application had ended the session, or been started anew. */
  void losesTheSession() {
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
  }

  /** What the browser complained of so far is this, and forgiven. */
  Visitor complainsOf(String what) {
    screen.expectComplaints(what);
    return this;
  }

  Locator shown(String text) {
    return page.getByText(text);
  }

  Visitor picture(String name) {
    screen.picture(name);
    return this;
  }

  @Override
  public void close() {
    screen.close();
  }
}
