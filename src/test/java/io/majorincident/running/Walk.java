package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a walk of several people of the company through a real browser needs. */
@ExtendWith(OneCompany.class)
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Walk {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  RunningApplication application;
  Chromium chromium;

  final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  void start(RunningApplication company, Browsers browsers) {
    application = company;
    chromium = browsers.borrow();
  }

  @AfterAll
  void stop(Browsers browsers) {
    browsers.giveBack(chromium);
  }

  OpenTask task(String what, String number) throws Exception {
    String name = what + " · " + number;
    Wait.until("there is the task '%s'".formatted(name), () -> !tasks(name).isEmpty());
    return tasks(name).get(0);
  }

  /** The task of the incident with this title. */
  OpenTask titled(String what, String title) throws Exception {
    Wait.until(
        "there is the task '%s' for '%s'".formatted(what, title),
        () -> tasks(what).stream().anyMatch(task -> task.name().endsWith(title)));
    return tasks(what).stream().filter(task -> task.name().endsWith(title)).findFirst().get();
  }

  List<OpenTask> tasks(String beginning) throws Exception {
    String like = URLEncoder.encode(beginning + "%", StandardCharsets.UTF_8);
    return list("/task?maxResults=50&nameLike=" + like)
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
  void makeDue(String timer, String number) throws Exception {
    String job = job(timer, number);
    String now = "{\"duedate\": \"%s\"}".formatted(MOMENT.format(Clock.systemUTC().instant()));
    assertThat(application.call("admin", "PUT", "/job/" + job + "/duedate", now).statusCode())
        .isEqualTo(204);
  }

  private String job(String timer, String number) throws Exception {
    Wait.until("the timer %s runs".formatted(timer), () -> jobs(timer, number).size() == 1);
    return jobs(timer, number).get(0);
  }

  private List<String> jobs(String timer, String number) throws Exception {
    Set<String> instances =
        list("/process-instance?maxResults=50&businessKey=" + number)
            .map(it -> it.get("id").asText())
            .collect(Collectors.toSet());
    return list("/job?maxResults=50&activityId=" + timer)
        .filter(it -> instances.contains(it.get("processInstanceId").asText()))
        .map(it -> it.get("id").asText())
        .toList();
  }

  /** What the engine lists for the administrator. */
  Stream<JsonNode> list(String path) throws Exception {
    return json.readTree(application.get("admin", path)).valueStream();
  }

  void isOver(String number) throws Exception {
    Wait.until(
        "the incident %s is closed".formatted(number),
        () ->
            application
                .get("admin", "/process-instance/count?businessKey=" + number)
                .contains("\"count\":0"));
  }
}
