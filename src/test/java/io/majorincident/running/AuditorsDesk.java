package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;

/** An auditor, signed in to Cockpit. What the browser complains of fails the test. */
final class AuditorsDesk implements AutoCloseable {

  private static final Path TAKEN = Path.of("target", "taken");

  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String PERSON = "auditor";
  private static final String THE_WAY = "a[href='#/incidents']";

  private final Chromium chromium;
  private final RunningApplication application;
  private final Screen screen;
  private final Page page;
  private final String url;
  private final String language;

  AuditorsDesk(Chromium chromium, RunningApplication application, String language) {
    this.chromium = chromium;
    this.application = application;
    this.language = language;
    this.url = application.url() + COCKPIT;
    this.screen = new Screen(chromium, language, 1280, 900);
    this.page = screen.page();
    screen.signIn(application, COCKPIT, PERSON, THE_WAY);
  }

  /** Goes to a page by the navigation. */
  void page(String link, String heading) {
    page.locator(THE_WAY, new Page.LocatorOptions().setHasText(link)).first().click();
    page.locator(".mi-page h1", new Page.LocatorOptions().setHasText(heading)).waitFor();
    page.locator(".mi-incidents").waitFor();
    picture("incidents");
  }

  /** The numbers in the list, from its top. */
  List<String> listed() {
    return page.locator(".mi-incidents tbody tr td:first-child").allInnerTexts();
  }

  void sort(String column) {
    String before = page.url();
    page.locator(".mi-incidents th button", new Page.LocatorOptions().setHasText(column)).click();
    changed(before);
  }

  void search(String words) {
    String before = page.url();
    page.locator(".mi-search [name=what]").fill(words);
    page.locator(".mi-search [type=submit]").click();
    changed(before);
  }

  private void changed(String before) {
    page.waitForURL(now -> !now.equals(before));
    page.locator(".mi-pager, .mi-failure").first().waitFor();
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** What the page says beside its content. */
  String note() {
    Locator note = page.locator(".mi-note:not(:text-matches('…$'))").first();
    note.waitFor();
    picture("note");
    return note.innerText();
  }

  AuditorsDesk open(String number) {
    page.locator("a[href='#/incident/%s']".formatted(number)).first().click();
    page.locator(".mi-facts, .mi-failure").first().waitFor();
    return this;
  }

  AuditorsDesk back(String link) {
    page.locator("a", new Page.LocatorOptions().setHasText(link)).click();
    page.locator(".mi-incidents").waitFor();
    return this;
  }

  String heading() {
    page.locator(".mi-facts").waitFor();
    return page.locator(".mi-head h1").innerText();
  }

  /** How many elements of the diagram were passed. */
  int drawn() {
    page.locator(".mi-drawing svg").waitFor();
    picture("path");
    return page.locator(".mi-drawing .element:not(.never)").count();
  }

  /** Shows the diagram of another process. */
  void branch(String name) {
    page.locator(".mi-branch", new Page.LocatorOptions().setHasText(name)).first().click();
    assertThat(page.locator(".mi-drawing [data-element=acknowledgePage]")).hasCount(1);
    picture("called process");
  }

  /** The elements at which the shown process stands. */
  List<String> standsAt() {
    return page.locator(".mi-drawing .element.open").all().stream()
        .map(element -> element.getAttribute("data-element"))
        .toList();
  }

  void tab(String name) {
    page.locator(".mi-tabs button", new Page.LocatorOptions().setHasText(name)).click();
    page.locator(".mi-table").waitFor();
    picture(name);
  }

  String content() {
    return page.locator(".mi-table").innerText();
  }

  /** Presses a button that hands out a file. */
  Path take(String button) {
    Download download = page.waitForDownload(() -> press(button));
    Path file = TAKEN.resolve(language + " " + download.suggestedFilename());
    download.saveAs(file);
    return file;
  }

  /** Opens an exported page where there is no network. */
  void readOffline(Path file, String number) {
    try (Page exported = chromium.fresh(language)) {
      exported.context().setOffline(true);
      exported.onConsoleMessage(screen::listen);
      exported.onRequest(
          asked -> {
            if (!asked.url().startsWith("file:")) {
              screen.complain("It asks for " + asked.url());
            }
          });
      exported.navigate(file.toUri().toString());
      assertThat(exported.locator("h1")).containsText(number);
      assertThat(exported.locator("svg").first()).isVisible();
      Picture.ofAll(exported, "auditor %s exported %s".formatted(language, number));
    }
  }

  void definition(String id, String tab) {
    page.navigate(url + "#/process-definition/" + id + "/runtime");
    page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText(tab)).first().click();
    page.locator(".mi-tab .mi-total").waitFor();
    page.locator(".mi-heat").first().waitFor();
    picture("definition");
  }

  String history() {
    return page.locator(".mi-tab").innerText();
  }

  int heated() {
    return page.locator(".mi-heat").count();
  }

  /** How high the smallest word of a diagram is on a small screen, in pixels, as the page opens. */
  double smallestWord(String definition) {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(1366, 768);
    page.navigate("about:blank");
    page.navigate(url + "#/process-definition/" + definition + "/runtime");
    page.locator(".djs-label").first().waitFor();
    picture("main diagram");
    double height =
        ((Number)
                page.evaluate(
                    """
                    () => {
                      const zoom = document.querySelector('.djs-container .viewport').getCTM().a;
                      const sizes = [...document.querySelectorAll('.djs-label')]
                          .map(it => parseFloat(getComputedStyle(it).fontSize));
                      return Math.min(...sizes) * zoom;
                    }"""))
            .doubleValue();
    page.setViewportSize(before.width, before.height);
    return height;
  }

  /** Opens a running instance and follows its link to the dossier. */
  void instance(String id) {
    page.navigate(url + "#/process-instance/" + id + "/runtime");
    page.locator(".mi-dossier-link").waitFor();
    picture("instance");
    page.locator(".mi-dossier-link").click();
  }

  /** Opens a tab of a running process, and what is closed in it. */
  void facts(String instance, String tab) {
    page.navigate(url + "#/process-instance/" + instance + "/runtime");
    page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText(tab)).first().click();
    page.locator(".mi-tab .mi-fact-history").waitFor();
    picture("facts");
    page.locator(".mi-plan summary").first().click();
    picture("facts and a plan");
  }

  /** What the opened tab says. */
  String told() {
    return page.locator(".mi-tab").innerText();
  }

  /** How far the table reaches beyond the place that the page has for it, in pixels. */
  int beyondTheTab() {
    return (int) page.locator(".mi-tab").evaluate("tab => tab.scrollWidth - tab.clientWidth");
  }

  void sessionEnds() {
    // a list that is still being read would vanish
    screen.page().waitForLoadState(LoadState.NETWORKIDLE);
    screen.context().clearCookies();
    application.sessions().remove(PERSON);
  }

  /** The browser has complained of this, and of nothing else. */
  void expectComplaints(String part) {
    screen.expectComplaints(part);
  }

  private void picture(String name) {
    screen.picture("auditor %s %s".formatted(language, name));
  }

  @Override
  public void close() {
    screen.close();
  }
}
