package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person, signed in to Tasklist. What the browser complains of fails the test. */
final class Desk implements AutoCloseable {

  private static final Path SCREENS = Path.of("target", "screens");

  private final BrowserContext context;
  private final Page page;
  private final String person;
  private final Tongue tongue;
  private final List<String> complaints = new ArrayList<>();

  Desk(Browser browser, RunningApplication application, String person) {
    this(browser, application, person, Tongue.ENGLISH);
  }

  /** With a browser that speaks this language. */
  Desk(Browser browser, RunningApplication application, String person, Tongue tongue) {
    this.person = person;
    this.tongue = tongue;
    // high enough for each form to be seen as a whole in its picture
    this.context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1400, 1900).setLocale(tongue.locale()));
    this.page = context.newPage();
    page.setDefaultTimeout(40_000);
    page.onConsoleMessage(this::listen);
    page.onPageError(complaints::add);
    signIn(application.url());
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text() + " " + message.location());
    }
  }

  private void signIn(String url) {
    page.navigate(url + "/camunda/app/tasklist/default/#/login");
    page.locator("[ng-model=username]").fill(person);
    page.locator("[type=password]").fill("demo");
    page.locator("button[type=submit]").click();
    page.locator("text=" + tongue.say("My roles")).waitFor();
  }

  /** Opens a task that is assigned to the person, or that pages them, and claims it if need be. */
  Desk open(OpenTask task) {
    return open("Mine", task);
  }

  /** Opens a task that one of the person's roles may take, and claims it. */
  Desk openForRole(OpenTask task) {
    return open("My roles", task);
  }

  private Desk open(String filter, OpenTask task) {
    // the list shows what there was when it was loaded
    page.reload();
    page.getByText(Pattern.compile("^\\s*" + tongue.say(filter))).first().click();
    page.locator("li.task", new Page.LocatorOptions().setHasText(tongue.sayTask(task.name())))
        .first()
        .click();
    page.locator(".fjs-form").waitFor();
    claim();
    showsWhatItIsAbout(task);
    picture(task.what() + " opened");
    return this;
  }

  private void claim() {
    page.locator("li.assignee").waitFor();
    Locator claim = page.locator("li.assignee .claim");
    if (claim.isVisible()) {
      claim.click();
    }
    page.locator(".disabled-form")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private void showsWhatItIsAbout(OpenTask task) {
    double firstQuestion =
        page.locator(".fjs-form-field:not(.fjs-form-field-text)").first().boundingBox().y;
    for (String fact :
        List.of(task.title(), tongue.say("Last events:"), tongue.say("Please answer by "))) {
      Locator shown = page.locator(".fjs-form-field-text").getByText(fact).first();
      assertThat(shown).isVisible();
      assertThat(shown.boundingBox().y)
          .as("'%s' stands above the first question of %s", fact, task.name())
          .isLessThan(firstQuestion);
    }
  }

  /** Opens a start form. */
  Desk start(String process) {
    page.getByText(tongue.say("Start process")).first().click();
    page.locator("ul.processes a", new Page.LocatorOptions().setHasText(tongue.say(process)))
        .click();
    page.locator(".fjs-form").waitFor();
    picture(process + " opened");
    return this;
  }

  /** All that the form says. */
  String form() {
    return page.locator(".fjs-form").innerText();
  }

  Desk write(String question, String answer) {
    Locator field = page.getByLabel(tongue.say(question)).first();
    field.fill(answer);
    // a form takes in what is typed when the field is left
    field.press("Tab");
    assertThat(field).hasValue(answer);
    return this;
  }

  /** Adds an empty row to a list. */
  Desk addRow(String list) {
    page.locator(".fjs-repeat-row-container, .fjs-form-field-dynamiclist, .fjs-form-field-group")
        .filter(new Locator.FilterOptions().setHasText(tongue.say(list)))
        .last()
        .getByText(tongue.say("Add new"))
        .click();
    return this;
  }

  /** What stands in a field. */
  String answer(String question) {
    return page.getByLabel(tongue.say(question)).first().inputValue();
  }

  Desk choose(String answer) {
    page.locator(".fjs-form label", new Page.LocatorOptions().setHasText(tongue.say(answer)))
        .first()
        .click();
    return this;
  }

  boolean isChosen(String answer) {
    return page.getByLabel(tongue.say(answer)).first().isChecked();
  }

  Desk inGroup(String question, String answer) {
    page.locator(
            ".fjs-form-field-radio", new Page.LocatorOptions().setHasText(tongue.say(question)))
        .getByText(tongue.say(answer), new Locator.GetByTextOptions().setExact(true))
        .click();
    return this;
  }

  /** Picks from a list that is closed. */
  Desk pick(String question, String option) {
    options(question);
    return take(option);
  }

  /** Opens a list and returns what can be picked. */
  List<String> options(String question) {
    page.locator(
            ".fjs-form-field-select", new Page.LocatorOptions().setHasText(tongue.say(question)))
        .locator(".fjs-input-group")
        .click();
    Locator options = page.locator(".fjs-dropdownlist-item");
    options.first().waitFor();
    return options.allInnerTexts();
  }

  /** Picks from the list that is open. */
  Desk take(String option) {
    page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(tongue.say(option)))
        .first()
        .click();
    return this;
  }

  /** Sends the form of a task. */
  void complete(String picture) {
    String before = page.url();
    press("Complete", picture);
    page.waitForURL(url -> !url.equals(before));
  }

  /** Sends a start form. */
  void begin(String picture) {
    press("Start", picture);
    page.locator(".modal-dialog")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Sends a start form that lacks answers, and returns the questions that are marked. */
  List<String> missing() {
    button("Start").click();
    Locator marked = page.locator(".fjs-has-errors:has(.fjs-form-field-error)");
    marked.first().waitFor();
    assertThat(button("Start")).isDisabled();
    picture("with answers missing");
    return marked.all().stream().map(Desk::question).toList();
  }

  /** Without the asterisk of what must be answered. */
  private static String question(Locator field) {
    return field.locator(".fjs-form-field-label").first().innerText().lines().findFirst().get();
  }

  /** Sends a start form that is wrong, and returns what the application says to that. */
  String refusal() {
    return refusal("Start");
  }

  /** Sends the form of a task that is wrong, and returns what the application says to that. */
  String refusalOfTask() {
    return refusal("Complete");
  }

  private String refusal(String button) {
    button(button).click();
    Locator said = page.locator("[notifications-panel] .message:not(:empty)").first();
    said.waitFor();
    picture("refused " + button);
    assertThat(complaints).as("the refusal alone").hasSize(1);
    assertThat(complaints.remove(0)).contains("status of 400", "/submit-form");
    return said.innerText();
  }

  private void press(String button, String picture) {
    assertThat(button(button)).isEnabled();
    picture(picture);
    button(button).click();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(tongue.say(name)).setExact(true));
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                SCREENS.resolve(tongue.folder() + person + " " + name.replace('/', ' ') + ".png")));
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("errors in the browser of %s", person).isEmpty();
  }
}
