package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What a walk of several people through Tasklist in a real browser needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Walk {

  static final Duration SOON = Duration.ofSeconds(30);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  RunningApplication application;
  private Playwright playwright;
  Browser browser;

  final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  void start() throws Exception {
    Path chromium = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    application = new RunningApplication(getClass().getSimpleName()).start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = launch(chromium);
    PlaywrightAssertions.setDefaultAssertionTimeout(SOON.toMillis());
  }

  @AfterAll
  void stop() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (application != null) {
      application.close();
    }
  }

  OpenTask task(String what, String number) throws Exception {
    String name = what + " · " + number;
    Wait.until("there is the task '%s'".formatted(name), SOON, () -> !tasks(name).isEmpty());
    return tasks(name).get(0);
  }

  List<OpenTask> tasks(String beginning) throws Exception {
    String like = URLEncoder.encode(beginning + "%", StandardCharsets.UTF_8);
    String found = application.get("admin", "/task?maxResults=10&nameLike=" + like);
    return json.readTree(found)
        .valueStream()
        .map(it -> new OpenTask(it.get("id").asText(), it.get("name").asText()))
        .toList();
  }

  String pagedPerson(String number) throws Exception {
    String task = task("Acknowledge the page", number).id();
    String links = application.get("admin", "/task/" + task + "/identity-links");
    for (JsonNode link : json.readTree(links)) {
      if (link.hasNonNull("userId")) {
        return link.get("userId").asText();
      }
    }
    throw new AssertionError("Nobody is paged: " + links);
  }

  /**
   * Hours are too long for a test: an administrator sets the due date of the timer, as in Cockpit.
   */
  void makeDue(String timer) throws Exception {
    String job = job(timer);
    String now = "{\"duedate\": \"%s\"}".formatted(MOMENT.format(Clock.systemUTC().instant()));
    assertThat(application.call("admin", "PUT", "/job/" + job + "/duedate", now).statusCode())
        .isEqualTo(204);
  }

  private String job(String timer) throws Exception {
    Wait.until("the timer %s runs".formatted(timer), SOON, () -> jobs(timer).size() == 1);
    return jobs(timer).get(0).get("id").asText();
  }

  private JsonNode jobs(String timer) throws Exception {
    return json.readTree(
        application.get("admin", "/job?maxResults=10&activityId=%s".formatted(timer)));
  }

  void isOver(String number) throws Exception {
    Wait.until(
        "the incident %s is closed".formatted(number),
        SOON,
        () ->
            application
                .get("admin", "/process-instance/count?businessKey=" + number)
                .contains("\"count\":0"));
  }

  private Browser launch(Path chromium) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(
                    List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }
}
