package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The process owner's day: deploy from Modeler, see in Cockpit what is in force, move what is
 * running, and decide in Tasklist on what a new release brings.
 */
@ExtendWith(OneCompany.class)
@Execution(ExecutionMode.SAME_THREAD)
class OwnerWalkIT {

  private static final String COCKPIT = "/camunda/app/cockpit/default/";

  private static RunningApplication application;
  private static Chromium chromium;

  @BeforeAll
  static void start(Browsers browsers) throws Exception {
    chromium = browsers.borrow();
    application = new RunningApplication("owner-it").start();
  }

  @AfterAll
  static void stop(Browsers browsers) throws Exception {
    browsers.giveBack(chromium);
    if (application != null) {
      application.close();
    }
  }

  @Test
  void fromTheDiagramInModelerToTheDecisionOnTheNextRelease() throws Exception {
    application.alert("checkout");
    deployInVain();
    deploy();
    seeTheNewVersion();
    moveTheIncident();
    lookAtItInGerman();
    application.stop();
    application.upgrade("bpmn/withdraw.bpmn", "<bpmn:documentation>", "<bpmn:documentation>Now: ");
    application.start();
    assertThat(application.get("clara", "/task?maxResults=10"))
        .as("it goes on where it was")
        .contains("checkout is down");
    decide();
  }

  private static void deployInVain() throws Exception {
    HttpResponse<String> answer = sent("${pageLevel}", "${callThem}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("pageOnCall.bpmn", "pageLevel", "callThem");
  }

  private static void deploy() throws Exception {
    HttpResponse<String> answer = sent("\"Acknowledge the page\"", "\"Take the page\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void seeTheNewVersion() {
    try (Screen screen = cockpit("en-GB", "owner")) {
      screen.page().navigate(application.url() + COCKPIT + "#/processes");
      Locator row =
          screen
              .page()
              .locator("tr", new Page.LocatorOptions().setHasText("Page who is on call"))
              .first();
      row.locator("a").first().click();
      screen.page().waitForURL(url -> url.contains("#/process-definition/pageOnCall:2:"));
      assertThat(screen.page().getByText("Take the page").first()).isVisible();
      screen.picture("owner new version");
    }
  }

  private static void moveTheIncident() {
    try (Screen screen = cockpit("en-GB", "owner")) {
      Page page = screen.page();
      link(page, "Move incidents").click();
      assertThat(text(page, "Can be moved")).isVisible();
      screen.picture("owner move");
      text(page, "Move 1 incident").click();
      text(page, "No").click();
      assertThat(text(page, "Can be moved")).isVisible();
      text(page, "Move 1 incident").click();
      text(page, "Yes, move").click();
      assertThat(text(page, "1 incident was moved.")).isVisible();
    }
  }

  private static void lookAtItInGerman() {
    try (Screen screen = cockpit("de-DE", "owner")) {
      Page page = screen.page();
      link(page, "Vorfälle umziehen").click();
      assertThat(text(page, "Läuft auf dem geltenden Satz")).isVisible();
      assertThat(text(page, "1 Vorfall umziehen")).isHidden();
      screen.picture("german/owner move");
    }
  }

  private static void decide() {
    try (Desk desk = new Desk(chromium, application, "owner", Tongue.GERMAN)) {
      desk.pickUp("My roles", "Decide on the release").look("release");
      assertThat(desk.form()).contains("pageOnCall.bpmn", "withdraw.bpmn", "Unseren Satz behalten");
      desk.choose("Decide later").complete("decide later");
    }
    try (Screen screen = cockpit("en-GB", "owner")) {
      link(screen.page(), "Move incidents").click();
      assertThat(text(screen.page(), "Runs on the set in force")).isVisible();
    }
  }

  @Test
  void whoMayNotMoveIsNotShownTheWay() {
    try (Screen screen = cockpit("en-GB", "auditor")) {
      screen.page().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(link(screen.page(), "Move incidents")).hasCount(0);
    }
  }

  private static Screen cockpit(String language, String person) {
    Screen screen = new Screen(chromium, language, 1300, 700);
    screen.signIn(application, COCKPIT, person, "[href='#/processes']");
    return screen;
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator text(Page page, String text) {
    return page.getByText(text, new Page.GetByTextOptions().setExact(true));
  }

  /** Sends the diagram of paging with these texts replaced, as Modeler does it. */
  private static HttpResponse<String> sent(String... replaced) throws Exception {
    String diagram = Files.readString(Path.of("bpmn", "pageOnCall.bpmn"));
    for (int i = 0; i < replaced.length; i += 2) {
      assertThat(diagram).contains(replaced[i]);
      diagram = diagram.replace(replaced[i], replaced[i + 1]);
    }
    String body =
        part("\"deployment-name\"", "pageOnCall")
            + part("\"deployment-source\"", "Camunda Modeler")
            + part("\"enable-duplicate-filtering\"", "true")
            + part("\"pageOnCall.bpmn\"; filename=\"pageOnCall.bpmn\"", diagram)
            + "--part--\r\n";
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(application.url() + "/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("owner:demo".getBytes()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String part(String name, String content) {
    return "--part\r\nContent-Disposition: form-data; name=%s\r\n\r\n%s\r\n"
        .formatted(name, content);
  }
}
