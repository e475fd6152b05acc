package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process owner moves a running incident to a new set, in Cockpit, in a real browser. */
class MoveIncidentsIT {

  private static RunningApplication application;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Path chromium = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    application = new RunningApplication("move-it").start();
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (application != null) {
      application.close();
    }
  }

  @Test
  void anOwnerLooksConfirmsAndMovesInTheLanguageOfTheBrowser() throws Exception {
    application.alert("checkout");
    deploy();
    try (BrowserContext english = browser("en-GB")) {
      Page page = signedIn(english, "owner");
      link(page, "Move incidents").click();
      assertThat(text(page, "Can be moved")).isVisible();
      picture(page, "move incidents");
      text(page, "Move 1 incident").click();
      text(page, "No").click();
      assertThat(text(page, "Can be moved")).isVisible();
      text(page, "Move 1 incident").click();
      text(page, "Yes, move").click();
      assertThat(text(page, "1 incident was moved.")).isVisible();
    }
    try (BrowserContext german = browser("de-DE")) {
      Page page = signedIn(german, "owner");
      link(page, "Vorfälle umziehen").click();
      assertThat(text(page, "Läuft auf dem geltenden Satz")).isVisible();
      assertThat(text(page, "1 Vorfall umziehen")).isHidden();
      picture(page, "move incidents de");
    }
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }

  @Test
  void whoMayNotMoveIsNotShownTheWay() {
    try (BrowserContext context = browser("en-GB")) {
      Page page = signedIn(context, "auditor");
      assertThat(link(page, "Human Tasks")).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(link(page, "Move incidents")).hasCount(0);
    }
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator text(Page page, String text) {
    return page.getByText(text, new Page.GetByTextOptions().setExact(true));
  }

  private BrowserContext browser(String language) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(1300, 700).setLocale(language));
  }

  private Page signedIn(BrowserContext context, String person) {
    Page page = context.newPage();
    page.navigate(application.url() + "/camunda/app/cockpit/default/#/login");
    page.onPageError(complaints::add);
    page.locator("[ng-model=username]").fill(person);
    page.locator("[type=password]").fill("demo");
    page.locator("button[type=submit]").click();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    return page;
  }

  private static void picture(Page page, String name) {
    Picture.of(page, name);
  }

  /** As Modeler does it. */
  private static void deploy() throws Exception {
    String diagram =
        Files.readString(Path.of("bpmn", "pageOnCall.bpmn"))
            .replace("name=\"Acknowledge the page\"", "name=\"Take the page\"");
    String body =
        part("\"deployment-name\"", "pageOnCall")
            + part("\"deployment-source\"", "Camunda Modeler")
            + part("\"enable-duplicate-filtering\"", "true")
            + part("\"pageOnCall.bpmn\"; filename=\"pageOnCall.bpmn\"", diagram)
            + "--part--\r\n";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(application.url() + "/engine-rest/deployment/create"))
                    .header("Content-Type", "multipart/form-data; boundary=part")
                    .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("owner:demo".getBytes()))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String part(String name, String content) {
    return "--part\r\nContent-Disposition: form-data; name=%s\r\n\r\n%s\r\n"
        .formatted(name, content);
  }
}
