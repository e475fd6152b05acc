package io.majorincident.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One person, signed in to Tasklist. What the browser complains of fails the test. */
final class Desk implements AutoCloseable {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private static final String THE_LISTS = ".task-filter";

  private static final Pattern TASK_IN_ADDRESS = Pattern.compile("[?&]task=([^&]+)");

  /** Of German forms, and nothing else: what stands in the record stays English. */
  private static final String LAST_EVENTS = "Letzte Ereignisse:";

  private final Screen screen;
  private final Page page;
  private final Tongue tongue;
  private final String pictures;
  private final String url;

  Desk(Chromium chromium, RunningApplication application, String person) {
    this(chromium, application, person, Tongue.ENGLISH);
  }

  /** With a browser that speaks this language. */
  Desk(Chromium chromium, RunningApplication application, String person, Tongue tongue) {
    // high enough for each form to be seen as a whole in its picture
    this(new Screen(chromium, tongue.locale(), 1400, 1900), application, person, person, tongue);
  }

  /** As somebody sees it who has only a phone at hand. */
  static Desk onAPhone(
      Chromium chromium, RunningApplication application, String person, Tongue tongue) {
    Screen screen = new Screen(chromium, tongue.locale(), 390, 844);
    return new Desk(screen, application, person, person + " phone", tongue);
  }

  private Desk(
      Screen screen,
      RunningApplication application,
      String person,
      String pictures,
      Tongue tongue) {
    this.screen = screen;
    this.page = screen.page();
    this.tongue = tongue;
    this.pictures = pictures;
    this.url = application.url() + TASKLIST;
    screen.signIn(application, TASKLIST, person, THE_LISTS);
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
    pickUp(filter, task.name());
    showsWhatItIsAbout(task);
    picture(task.what() + " opened");
    return this;
  }

  /** Opens a task from one of the lists, and claims it if need be. */
  Desk pickUp(String filter, String task) {
    // a list shows what there was when it was chosen
    show("Overdue");
    show(filter);
    page.locator("li.task", new Page.LocatorOptions().setHasText(tongue.sayTask(task)))
        .first()
        .click();
    page.locator(".fjs-form").waitFor();
    claim();
    return this;
  }

  private void show(String filter) {
    page.getByText(Pattern.compile("^\\s*" + tongue.say(filter))).first().click();
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

  /** Follows the link to a task, as a message has it. */
  Desk follow(OpenTask task) {
    page.navigate("about:blank");
    page.navigate(url + "#/?task=" + task.id());
    page.locator(".task-details .names h2").waitFor();
    return this;
  }

  /** Chooses a task list by its place, 1 for the first. */
  Desk list(int place) {
    page.locator(".task-filter").nth(place - 1).click();
    return this;
  }

  /** The names of the task lists. */
  List<String> lists() {
    return page.locator(".task-filter .name").allInnerTexts().stream()
        .map(name -> name.replaceAll("[(]?\\d+[)]?\\s*$", "").strip())
        .toList();
  }

  /** What the card of a task says of its incident. */
  String card(OpenTask task) {
    Locator card =
        page.locator("li.task", new Page.LocatorOptions().setHasText(task.number()))
            .first()
            .locator(".mi-card");
    card.locator(".mi-age").waitFor();
    return card.innerText();
  }

  /** Chooses a task from the list that is shown. */
  Desk choose(OpenTask task) {
    page.locator("li.task", new Page.LocatorOptions().setHasText(task.number())).first().click();
    page.locator(".task-details .names h2").waitFor();
    page.locator(".fjs-form").waitFor();
    return this;
  }

  /** Opens the tab beside the form that shows the whole case. */
  Desk lookAtTheCase() {
    page.locator(".nav-tabs li").nth(1).click();
    page.locator(".mi-told li").first().waitFor();
    return this;
  }

  /** What the case says; it refreshes itself until it says so. */
  Desk sees(String... facts) {
    for (String fact : facts) {
      assertThat(page.locator(".mi-case")).containsText(fact);
    }
    return this;
  }

  Desk seesNot(String fact) {
    assertThat(page.locator(".mi-case")).not().containsText(fact);
    return this;
  }

  /** Opens the dialogue for something that is to be reported. */
  Desk report(String kind) {
    page.locator("[data-report=%s]".formatted(kind)).click();
    page.locator(".mi-dialogue").waitFor();
    return this;
  }

  /** Picks in the dialogue. */
  Desk option(String question, String answer) {
    page.locator(".mi-dialogue").getByLabel(question).selectOption(answer);
    return this;
  }

  /** Writes in the dialogue. */
  Desk say(String question, String answer) {
    page.locator(".mi-dialogue").getByLabel(question).fill(answer);
    return this;
  }

  /** Confirms in the dialogue, which then closes. */
  Desk confirm(String picture) {
    picture(picture);
    page.locator(".mi-dialogue [type=submit]").click();
    page.locator(".mi-dialogue")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    return this;
  }

  /** Confirms in the dialogue, which stays open, and returns what it says to that. */
  String confirmInVain(String picture) {
    page.locator(".mi-dialogue [type=submit]").click();
    Locator said = page.locator(".mi-dialogue [role=alert]");
    said.waitFor();
    picture(picture);
    return said.innerText();
  }

  void cancel() {
    page.locator(".mi-dialogue .btn-default").click();
    page.locator(".mi-dialogue")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  boolean canReport() {
    return page.locator(".mi-reports").isVisible();
  }

  /** Claims the task that is shown. */
  Desk take() {
    page.locator("li.assignee .claim").click();
    page.locator("li.assignee .unclaim").waitFor();
    return this;
  }

  /** Claims a task that somebody else has by now, and returns what is said to that. */
  String takeInVain() {
    page.locator("li.assignee .claim").click();
    Locator said = page.locator("[notifications-panel] .message:not(:empty)").first();
    said.waitFor();
    picture("somebody was faster");
    forgive("/claim");
    return said.innerText();
  }

  /** Who has the task that is shown. */
  String assignee() {
    return page.locator("li.assignee").innerText().strip();
  }

  /** Waits until the task that is shown is seen to be somebody's. */
  Desk seesAssignee(String name) {
    assertThat(page.locator("li.assignee")).containsText(name);
    return this;
  }

  /** Waits until the task that is shown is over, and returns what is said to that. */
  String overtaken() {
    Locator said = page.locator(".task-removed-alert .mi-new-state");
    said.waitFor();
    picture("overtaken");
    forgive("/task/");
    return page.locator(".task-removed-alert").innerText();
  }

  /** Completes a task that is over by now, and returns what is said to that. */
  String completeInVain() {
    button("Complete").click();
    return overtaken();
  }

  private void forgive(String path) {
    screen.forgive(complaint -> complaint.contains("status of") && complaint.contains(path));
  }

  /** What was refused on purpose is no error. */
  void forgiveTheRefusal() {
    forgive("/changes");
  }

  /** A task that ended while it was shown is asked for once more by Tasklist. */
  void forgiveWhatIsOver() {
    forgive("/task/");
  }

  /** Waits until the form can be sent. */
  void readyToComplete() {
    page.locator(".fjs-form").waitFor();
    assertThat(button("Complete")).isEnabled();
  }

  /** Nothing stands beside the screen. */
  Desk fits(String picture) {
    picture(picture);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of '%s'", picture)
        .isLessThanOrEqualTo(page.viewportSize().width);
    return this;
  }

  /** Back from a task to the list, on a phone. */
  Desk back() {
    page.locator(".mi-back").click();
    page.locator("li.task").first().waitFor();
    return this;
  }

  boolean showsTheList() {
    return page.locator("section.tasks-list").isVisible();
  }

  Desk look(String picture) {
    picture(picture);
    return this;
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

  /** Goes to the page of the on-call plan by the navigation, and returns what it says. */
  String onCall() {
    page.locator("a.mi-on-call").first().click();
    page.locator("section svg").first().waitFor();
    picture("on call");
    return page.locator("body").innerText();
  }

  /** All that the form says. */
  String form() {
    return page.locator(".fjs-form").innerText();
  }

  /** The form, which a German browser shows, says this, and nothing in English. */
  Desk says(String... german) {
    assertThat(form()).contains(german);
    assertThat(form().split(LAST_EVENTS)[0])
        .as("what stands above the record")
        .doesNotContain("Severity", "What is asked", " ago", "Being fixed");
    assertThat(form().lines().map(String::strip))
        .filteredOn(line -> line.contains(" "))
        .doesNotContainAnyElementsOf(tongue.glossary().texts().keySet())
        .doesNotContain("Field is required.", "Add new", "No results");
    return this;
  }

  Desk write(String question, String answer) {
    Locator field = page.getByLabel(tongue.say(question)).first();
    page.waitForCondition(() -> takes(field, answer));
    return this;
  }

  /**
   * A form takes in what is typed when the field is left; a date that is not there yet does not.
   */
  private static boolean takes(Locator field, String answer) {
    field.fill(answer);
    field.press("Tab");
    return field.inputValue().equals(answer);
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
    shownTask().ifPresent(this::mayBeAskedForOnceMore);
    press("Complete", picture);
    page.waitForURL(url -> !url.equals(before));
  }

  /** Tasklist now and then asks once more for a task that it has just completed. */
  private void mayBeAskedForOnceMore(String task) {
    screen.expect("status of 404", "/task/" + task);
    screen.expect("status of 409", "/task/" + task);
  }

  private Optional<String> shownTask() {
    return TASK_IN_ADDRESS.matcher(page.url()).results().map(found -> found.group(1)).findFirst();
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
    assertThat(screen.complaints()).as("the refusal alone").hasSize(1);
    assertThat(screen.complaints().remove(0)).contains("status of 400", "/submit-form");
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
    screen.picture(tongue.folder() + pictures + " " + name.replace('/', ' '));
  }

  @Override
  public void close() {
    screen.close();
  }
}
