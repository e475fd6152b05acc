package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In Cockpit an auditor presses the buttons that would change a running incident: none does. */
@Tag("walk")
class AuditorIT {

  private static final Set<String> CHANGING = Set.of("PUT", "POST", "DELETE");

  @Test
  void noButtonOfCockpitChangesARunningIncident() throws Exception {
    Path chromium = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    try (RunningApplication application = new RunningApplication("auditor-it").start();
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      application.alert("checkout");
      Page page = signIn(launch(playwright, chromium), application.url());
      String instance = paging(application);
      String before = state(application, instance);

      for (String button :
          List.of(
              "Delete running process instance",
              "Suspend Process Instance",
              "Delete the variable")) {
        assertThat(pressed(page, application.url(), instance, "Variables", button))
            .as(button)
            .isEqualTo(403);
      }
      assertThat(pressed(page, application.url(), instance, "Jobs", "Suspend")).isEqualTo(403);

      assertThat(state(application, instance)).isEqualTo(before);
    }
  }

  private static Browser launch(Playwright playwright, Path chromium) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  private static Page signIn(Browser browser, String url) {
    Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en-GB"));
    page.setDefaultTimeout(40_000);
    page.navigate(url + "/camunda/app/cockpit/default/#/login");
    page.locator("[ng-model=username]").fill("auditor");
    page.locator("[type=password]").fill("demo");
    page.locator("button[type=submit]").click();
    page.getByText("Human Tasks").first().waitFor();
    return page;
  }

  /**
   * Presses a button, and the one that confirms it where Cockpit asks; returns the answer's status.
   */
  private static int pressed(Page page, String url, String instance, String tab, String button) {
    page.navigate(url + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
    page.reload();
    page.locator("ul.nav-tabs a", new Page.LocatorOptions().setHasText(tab)).first().click();
    Locator pressed = page.locator("[uib-tooltip=\"%s\"]".formatted(button)).first();
    pressed.waitFor();
    Response answer =
        page.waitForResponse(
            AuditorIT::changes,
            () -> {
              pressed.click();
              confirm(page, tab);
            });
    return answer.status();
  }

  /** A job is suspended at once. */
  private static void confirm(Page page, String tab) {
    if (!tab.equals("Jobs")) {
      Locator buttons = page.locator(".modal-footer button:visible");
      buttons.last().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
      buttons.last().click();
    }
  }

  /** Lists are asked for by POST with their limit in the address. */
  private static boolean changes(Response answer) {
    return CHANGING.contains(answer.request().method())
        && !answer.url().contains("maxResults")
        && !answer.url().contains("/count");
  }

  private static String paging(RunningApplication application) throws Exception {
    String list = "/process-instance?processDefinitionKey=pageOnCall&maxResults=1";
    Wait.until(
        "somebody is paged",
        Duration.ofSeconds(30),
        () -> !application.get("admin", "/task?maxResults=1").equals("[]"));
    return new ObjectMapper().readTree(application.get("admin", list)).path(0).path("id").asText();
  }

  private static String state(RunningApplication application, String instance) throws Exception {
    return application.get("admin", "/process-instance/" + instance)
        + application.get("admin", "/process-instance/" + instance + "/variables")
        + application.get("admin", "/job?maxResults=99&processInstanceId=" + instance);
  }
}
