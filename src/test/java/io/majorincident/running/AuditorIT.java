package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In Cockpit an auditor presses the buttons that would change a running incident: none does. */
class AuditorIT extends Walk {

  private static final Set<String> CHANGING = Set.of("PUT", "POST", "DELETE");

  @Test
  void noButtonOfCockpitChangesARunningIncident() throws Exception {
    String number = application.begins("checkout", "critical", "Nobody may change this");
    task("Acknowledge the page", number);
    try (Screen screen = new Screen(chromium, "en-GB", 1280, 720)) {
      Page page = screen.page();
      screen.expect("status of 403");
      screen.signIn(application, "/camunda/app/cockpit/default/", "auditor", "text=Human Tasks");
      String instance = paging(number);
      String before = state(instance);

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

      assertThat(state(instance)).isEqualTo(before);
    }
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

  private String paging(String number) throws Exception {
    return list("/process-instance?processDefinitionKey=pageOnCall&maxResults=1&businessKey="
            + number)
        .map(it -> it.get("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private String state(String instance) throws Exception {
    return application.get("admin", "/process-instance/" + instance)
        + application.get("admin", "/process-instance/" + instance + "/variables")
        + application.get("admin", "/job?maxResults=99&processInstanceId=" + instance);
  }
}
