package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/**
 * A form that Tasklist draws in the place of that of an open task; nothing that it sends counts.
 */
final class DrawnForm implements AutoCloseable {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  /** Where each field stands, from the beginning of the form on. */
  private static final String PLACES =
      """
      () => {
        const top = document.querySelector('.fjs-form').getBoundingClientRect().top;
        return [...document.querySelectorAll('.fjs-form .fjs-form-field:not(.fjs-powered-by)')]
          .map(it => Math.round(it.getBoundingClientRect().top - top)).join(' ');
      }
      """;

  private static final String CHOSEN =
      """
      () => [...document.querySelectorAll('.fjs-form input:checked')]
        .filter(it => !it.closest('.fjs-repeat-row-container')).map(it => it.id)
      """;

  /** By then the browser has drawn what changed. */
  private static final String DRAWN =
      "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  /**
   * Marks each field that is written, of a list those of its first row, and what is chosen next
   * below it; returns how many there are.
   */
  private static final String PAIRS =
      """
      () => {
        document.querySelectorAll('[data-marked]').forEach(it => [...it.attributes]
          .filter(({ name }) => /^data-(written|chosen)/.test(name))
          .forEach(({ name }) => it.removeAttribute(name)));
        const visible = it => it.getClientRects().length > 0;
        const top = it => it.getBoundingClientRect().top;
        const rows = [...document.querySelectorAll('.fjs-repeat-row-container')].slice(1);
        const all = what => [...document.querySelectorAll(what)]
          .filter(it => visible(it) && !rows.some(row => row.contains(it)));
        const targets = all(['input[type=radio]', 'input[type=checkbox]',
          '.fjs-form-field-select .fjs-input-group'].map(it => '.fjs-form ' + it).join());
        return all('.fjs-form textarea, .fjs-form input[type=text]')
          .filter(it => !it.closest('.fjs-form-field-select'))
          .map(field => [field, targets.find(it => top(it) > top(field))])
          .filter(([, target]) => target)
          .map(([field, target], index) => {
            field.setAttribute('data-written', index);
            target.setAttribute('data-chosen-' + index, '');
            [field, target].forEach(it => it.setAttribute('data-marked', ''));
          }).length;
      }
      """;

  private static final int FORM_TAB = 0;
  private static final int OTHER_TAB = 2;

  private final Screen screen;
  private final Page page;
  private final String url;
  private JsonNode form;
  private JsonNode variables;

  DrawnForm(Chromium chromium, RunningApplication application, String person, OpenTask task)
      throws Exception {
    this.screen = new Screen(chromium, "en-GB", 1366, 768);
    this.page = screen.page();
    this.url = application.url() + TASKLIST + "#/?task=" + task.id();
    application.call(
        person,
        "POST",
        "/task/%s/claim".formatted(task.id()),
        "{\"userId\": \"%s\"}".formatted(person));
    page.route("**/deployed-form*", route -> answer(route, form));
    page.route("**/form-variables*", route -> answer(route, variables));
    page.route("**/submit-form", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));
    screen.expect("status of 400", "/submit-form");
    screen.signIn(application, TASKLIST, person, ".task-filter");
  }

  private static void answer(Route route, JsonNode answer) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(answer.toString()));
  }

  DrawnForm show(JsonNode form, JsonNode variables) {
    boolean first = this.form == null;
    this.form = form;
    this.variables = variables;
    page.setViewportSize(1366, 768);
    if (first) {
      page.navigate(url);
    } else {
      tab(OTHER_TAB);
      page.locator(".fjs-form").waitFor(gone());
    }
    tab(FORM_TAB);
    page.locator(".fjs-form .fjs-form-field").first().waitFor(there());
    screen.picture("drawn " + form.path("id").asText());
    return this;
  }

  private void tab(int place) {
    page.locator(".task-details .nav-tabs li").nth(place).click();
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  private static Locator.WaitForOptions there() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  DrawnForm onADesk() {
    return resized(1366, 768);
  }

  DrawnForm onAPhone() {
    return resized(390, 844);
  }

  /** Waits until the form is drawn for its new width, so that only what follows can move it. */
  private DrawnForm resized(int width, int height) {
    page.setViewportSize(width, height);
    page.waitForCondition(this::standsStill);
    return this;
  }

  private boolean standsStill() {
    String before = places();
    page.evaluate(DRAWN);
    page.evaluate(DRAWN);
    return places().equals(before);
  }

  DrawnForm withMessagesBetweenTheFields() {
    page.addStyleTag(
        new Page.AddStyleTagOptions()
            .setContent(
                ".fjs-container .fjs-form-field > .fjs-form-field-error {position: static}"));
    return this;
  }

  /** What is chosen without anybody having done it. */
  List<?> chosen() {
    return (List<?>) page.evaluate(CHOSEN);
  }

  /** Completes a form in which something is missing: nothing moves while it says so. */
  DrawnForm sendInVain() {
    if (page.locator(".fjs-form .fjs-asterix").count() > 0) {
      String before = places();
      page.waitForCondition(this::complains);
      assertThat(places()).as("%s after a failed 'Complete'", name()).isEqualTo(before);
      screen.picture("wrong " + name());
    }
    return this;
  }

  /** A form that is still being drawn does not hear the click. */
  private boolean complains() {
    if (complete().isEnabled()) {
      complete().click();
    }
    try {
      page.locator(".fjs-form-field-error")
          .first()
          .waitFor(new Locator.WaitForOptions().setTimeout(3_000));
      return true;
    } catch (TimeoutError notHeard) {
      return false;
    }
  }

  /** From each field, after it was written or emptied, to what is chosen next. */
  DrawnForm clickThrough(String written) {
    int pairs = (int) page.evaluate(PAIRS);
    for (int pair = 0; pair < pairs; pair++) {
      Locator field = page.locator("[data-written='%d']".formatted(pair));
      if (field.isVisible()) {
        field.fill(written);
        click(page.locator("[data-chosen-%d]".formatted(pair)));
      }
    }
    return this;
  }

  /** With what the mouse really does, and with all that the browser does in between. */
  private void click(Locator target) {
    target.scrollIntoViewIfNeeded();
    BoundingBox place = target.boundingBox();
    String before = places();
    page.mouse().move(place.x + place.width / 2, place.y + place.height / 2);
    page.mouse().down();
    page.evaluate(DRAWN);
    assertThat(places()).as("%s while the mouse is down", name()).isEqualTo(before);
    page.mouse().up();
    if ("radio".equals(target.getAttribute("type"))) {
      assertThat(target.isChecked()).as("the answer that was clicked in %s", name()).isTrue();
    }
    page.keyboard().press("Escape");
  }

  /** Chooses and writes something wherever something is needed. */
  DrawnForm answerAll() {
    for (Locator field : page.locator(".fjs-form textarea, .fjs-form input[type=text]").all()) {
      if (field.inputValue().isEmpty() && field.getAttribute("required") != null) {
        field.fill("5");
        field.press("Tab");
      }
    }
    for (Locator choice : page.locator(".fjs-form .fjs-form-field-radio").all()) {
      choice.locator("input").first().check();
    }
    return this;
  }

  /** What the form sends, as JSON. */
  String send() {
    Request sent =
        page.waitForRequest(
            request -> request.url().endsWith("/submit-form"), () -> complete().click());
    return sent.postData();
  }

  private String places() {
    return (String) page.evaluate(PLACES);
  }

  private Locator complete() {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true));
  }

  private String name() {
    return form.path("id").asText();
  }

  @Override
  public void close() {
    page.unroute("**/deployed-form*");
    page.unroute("**/form-variables*");
    page.unroute("**/submit-form");
    screen.close();
  }
}
