package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The people of the demo company walk an incident through Tasklist, in a real browser. */
class TasklistWalkIT {

  private static final Path PICTURES = Path.of("target", "pictures");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void fromThePageToTheApprovedPostmortem() throws Exception {
    Path chromium = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    try (RunningApplication application = new RunningApplication("tasklist-it").start();
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = launch(playwright, chromium)) {
      walk(application, browser);
    }
  }

  private void walk(RunningApplication application, Browser browser) throws Exception {
    String number = json.readTree(application.alert("checkout").body()).get("incident").asText();
    String onCall = pagedPerson(application);
    try (Desk desk = new Desk(browser, application, onCall)) {
      desk.open("Acknowledge the page");
      assertThat(desk.form()).contains(number, "checkout is down", "Severity 1");
      assertThat(desk.isChosen("I take it")).as("nothing is left to choose").isTrue();
      desk.complete("page");

      desk.open("Assess the impact");
      desk.write("1. How does it affect customers?", "Nobody can pay.")
          .write("2. What do customers see?", "An error page.")
          .choose("All")
          .choose("1: down for all customers")
          .complete("assess");

      desk.open("Review");
      desk.addRow("Theories, and the experiments that test them")
          .write("Why might it happen?", "The release broke it.")
          .choose("Go on and look again")
          .complete("first review");

      desk.open("Review");
      assertThat(desk.answer("Why might it happen?"))
          .as("what was noted is shown again")
          .isEqualTo("The release broke it.");
      desk.choose("Give somebody a role").complete("review");

      desk.open("Delegate the role");
      desk.pick("Which role?", "Technical lead")
          .pick("Who takes it?", "David")
          .write("What do you expect?", "Find out what is broken.")
          .complete("delegate");
    }
    try (Desk desk = new Desk(browser, application, "david")) {
      desk.open("Work on the delegation");
      assertThat(desk.form()).contains("Find out what is broken.");
      desk.write("What came of it?", "A certificate had expired.").complete("work");
    }
    try (Desk desk = new Desk(browser, application, "eva")) {
      desk.openForRole("Confirm the update");
      desk.complete("first update");
    }
    try (Desk desk = new Desk(browser, application, onCall)) {
      desk.open("Review");
      desk.choose("The business impact is gone").complete("resolved");
      desk.open("Confirm the resolution");
      desk.choose("Yes, it is gone");
      desk.inGroup("Was data lost?", "No").complete("confirm");
    }
    try (Desk desk = new Desk(browser, application, "eva")) {
      desk.openForRole("Confirm the update");
      desk.complete("last update");
    }
    endTheWatchTime(application);
    try (Desk desk = new Desk(browser, application, "david")) {
      desk.openForRole("Write the postmortem");
      desk.write("What happened?", "The checkout was down.")
          .write("What was the root cause?", "A certificate had expired.")
          .write("What do we learn?", "Certificates need a watch.")
          .addRow("Actions")
          .write("What is to be done?", "Watch certificates")
          .write("Who (user id)", "anna")
          .pick("How important is it?", "Priority")
          .complete("postmortem");
    }
    try (Desk desk = new Desk(browser, application, "hugo")) {
      desk.openForRole("Approve the postmortem");
      assertThat(desk.form()).contains("Watch certificates");
      desk.choose("Send it back").write("Your remark", "By when?").complete("send back");
    }
    try (Desk desk = new Desk(browser, application, "david")) {
      desk.open("Write the postmortem");
      assertThat(desk.form()).contains("By when?");
      assertThat(desk.answer("What is to be done?")).isEqualTo("Watch certificates");
      desk.complete("postmortem again");
    }
    try (Desk desk = new Desk(browser, application, "hugo")) {
      desk.openForRole("Approve the postmortem");
      assertThat(desk.form()).contains("A certificate had expired.", "acknowledged the page");
      desk.choose("Approve it").complete("approve");
    }
    try (Desk desk = new Desk(browser, application, "anna")) {
      desk.open("Complete the action");
      assertThat(desk.form()).contains("Watch certificates");
      desk.write("What came of it?", "They are watched.").complete("action");
    }
    Wait.until(
        "the incident is closed",
        Duration.ofSeconds(30),
        () ->
            application
                .get("admin", "/process-instance/count?businessKey=" + number)
                .contains("\"count\":0"));
  }

  private String pagedPerson(RunningApplication application) throws Exception {
    String path = "/task?taskDefinitionKey=acknowledgePage&maxResults=10";
    Wait.until(
        "somebody is paged",
        Duration.ofSeconds(30),
        () -> json.readTree(application.get("admin", path)).size() == 1);
    JsonNode task = json.readTree(application.get("admin", path)).get(0);
    String links = application.get("admin", "/task/" + task.get("id").asText() + "/identity-links");
    for (JsonNode link : json.readTree(links)) {
      if (link.hasNonNull("userId")) {
        return link.get("userId").asText();
      }
    }
    throw new AssertionError("Nobody is paged: " + links);
  }

  /** An hour is too long for a test: an administrator makes the timer due, as in Cockpit. */
  private void endTheWatchTime(RunningApplication application) throws Exception {
    String path = "/job?activityId=watchTimeOver&maxResults=10";
    Wait.until(
        "the relapse is watched for",
        Duration.ofSeconds(30),
        () -> json.readTree(application.get("admin", path)).size() == 1);
    String job = json.readTree(application.get("admin", path)).get(0).get("id").asText();
    assertThat(application.call("admin", "POST", "/job/" + job + "/execute", "").statusCode())
        .isEqualTo(204);
  }

  private static Browser launch(Playwright playwright, Path chromium) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(
                    List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /** One person, signed in to Tasklist. */
  private static final class Desk implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final String person;

    Desk(Browser browser, RunningApplication application, String person) {
      this.person = person;
      this.context =
          browser.newContext(
              new Browser.NewContextOptions().setViewportSize(1400, 1000).setLocale("en-GB"));
      this.page = context.newPage();
      page.setDefaultTimeout(40_000);
      page.navigate(application.url() + "/camunda/app/tasklist/default/#/login");
      page.locator("[ng-model=username]").fill(person);
      page.locator("[type=password]").fill("demo");
      page.locator("button[type=submit]").click();
      page.locator("text=My roles").waitFor();
    }

    /**
     * Opens a task that is assigned to the person, or that pages them, and claims it if need be.
     */
    void open(String task) {
      open("Mine", task);
    }

    /** Opens a task that one of the person's roles may take, and claims it. */
    void openForRole(String task) {
      open("My roles", task);
    }

    private void open(String filter, String task) {
      page.getByText(Pattern.compile("^\\s*" + filter)).first().click();
      page.locator("li.task", new Page.LocatorOptions().setHasText(task)).first().click();
      page.locator(".fjs-form").waitFor();
      if (page.locator("text='Claim'").isVisible()) {
        page.locator("text='Claim'").click();
        page.locator(".fjs-form :enabled").first().waitFor();
      }
      page.waitForTimeout(800);
    }

    String form() {
      return page.locator(".fjs-form").innerText()
          + page.locator(".task-details, .task").allInnerTexts();
    }

    Desk write(String question, String answer) {
      page.getByLabel(question).first().fill(answer);
      // the form takes typed text in with a delay
      page.waitForTimeout(600);
      return this;
    }

    /** Adds an empty row to a list. */
    Desk addRow(String list) {
      page.locator(".fjs-repeat-row-container, .fjs-form-field-dynamiclist, .fjs-form-field-group")
          .filter(new Locator.FilterOptions().setHasText(list))
          .last()
          .getByText("Add new")
          .click();
      return this;
    }

    /** What stands in a field. */
    String answer(String question) {
      return page.getByLabel(question).first().inputValue();
    }

    Desk choose(String answer) {
      page.locator(".fjs-form label", new Page.LocatorOptions().setHasText(answer)).first().click();
      return this;
    }

    boolean isChosen(String answer) {
      return page.getByLabel(answer).first().isChecked();
    }

    Desk inGroup(String question, String answer) {
      page.locator(".fjs-form-field-radio", new Page.LocatorOptions().setHasText(question))
          .getByText(answer, new Locator.GetByTextOptions().setExact(true))
          .click();
      return this;
    }

    Desk pick(String question, String option) {
      Locator field =
          page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(question));
      field.locator(".fjs-input-group").click();
      page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option))
          .first()
          .click();
      return this;
    }

    void complete(String picture) {
      page.waitForTimeout(600);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve(person + " " + picture + ".png")));
      String before = page.url();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
          .last()
          .click();
      page.waitForURL(url -> !url.equals(before));
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
