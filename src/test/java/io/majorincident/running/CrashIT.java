package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The application dies twice in the middle of an incident, and everything goes on where it was. */
class CrashIT {

  private static final String ALL = "@muster-shop.example";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void nothingIsLostAndNothingIsDoubled() throws Exception {
    try (MailServer mail = new MailServer();
        RunningApplication application =
            new RunningApplication("crash-it", mail.settings()).start()) {
      application.alert("checkout");
      Wait.until("the page has arrived", () -> !mail.pages(ALL, "checkout").isEmpty());

      application.press(mail.link(ALL, "checkout"));
      application.kill();
      application.start();
      Wait.until("somebody can assess", () -> open(application, "assessImpact"));

      assess(application);
      application.kill();
      application.start();
      Wait.until("the review has begun", () -> open(application, "review"));
      Wait.until("the first text waits", () -> open(application, "confirmUpdate"));
      Wait.until("all that was handed over is out", () -> nothingWaits(application));

      List<String> handedOver =
          application.ask(
              "select key from delivery where channel = 'mail' and state = 'delivered'");
      assertThat(steps(handedOver)).contains("pageLevel", "openChannels", "informInternally");
      assertThat(mail.keys().stream().distinct())
          .as("every message has arrived, and none that was not handed over")
          .containsExactlyInAnyOrderElementsOf(handedOver);
      assertThat(mail.keys())
          .as("a kill repeats at most the message that was going out, with the same key")
          .hasSizeLessThanOrEqualTo(handedOver.size() + 2);
      assertThat(instances(application, "majorIncident")).isEqualTo(1);
      assertThat(instances(application, "pageOnCall")).as("paging has ended").isZero();
      assertThat(waiting(application)).as("steps that are stuck").isZero();
    }
  }

  private static boolean nothingWaits(RunningApplication application) throws Exception {
    boolean informed =
        !application
            .ask("select key from delivery where key like '%/informInternally/%'")
            .isEmpty();
    return informed
        && application
            .ask("select key from delivery where state in ('waiting', 'recording')")
            .isEmpty();
  }

  private static Set<String> steps(List<String> keys) {
    return keys.stream().map(key -> key.split("/")[1]).collect(Collectors.toSet());
  }

  private void assess(RunningApplication application) throws Exception {
    JsonNode task =
        json.readTree(
                application.get("admin", "/task?taskDefinitionKey=assessImpact&maxResults=10"))
            .get(0);
    String path = "/task/" + task.get("id").asText() + "/submit-form";
    String answers =
        """
        {"variables":{"customerEffect":{"value":"Nobody can pay."},"customersSee":{"value":"Errors."},
          "scope":{"value":"all"},"reportedSeverity":{"value":"1"},
          "securityConcern":{"value":false},"publicAttention":{"value":false}}}
        """;
    var answer = application.call(task.get("assignee").asText(), "POST", path, answers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static boolean open(RunningApplication application, String task) throws Exception {
    return application
        .get("admin", "/task/count?taskDefinitionKey=" + task)
        .contains("\"count\":1");
  }

  private int instances(RunningApplication application, String process) throws Exception {
    String path = "/process-instance/count?processDefinitionKey=" + process;
    return json.readTree(application.get("admin", path)).get("count").asInt();
  }

  private int waiting(RunningApplication application) throws Exception {
    return json.readTree(application.get("admin", "/incident/count")).get("count").asInt();
  }
}
