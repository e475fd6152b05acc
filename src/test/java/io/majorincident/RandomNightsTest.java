package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever happens in a night, and however it ends: after that no message of a page goes out. More
 * nights: -Dnights=200.
 */
class RandomNightsTest extends Night {

  private static final int NIGHTS = Integer.getInteger("nights", 3);
  private static final List<String> CALLED = List.of("press", "technicalLead", "operations");

  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;

  private final List<String> story = new ArrayList<>();
  private Random random;
  private Incident incident;

  @Test
  void noPageOutlivesItsIncident() {
    for (int night = 1; night <= NIGHTS; night++) {
      begin();
      story.clear();
      random = new Random(night);
      incident = scenario.alert("checkout", "critical");
      for (int event = random.nextInt(9); event >= 0; event--) {
        somethingHappens();
      }
      end(night % 3);
      nothingFollows(night);
    }
  }

  private void somethingHappens() {
    switch (random.nextInt(8)) {
      case 0, 1 -> wait(random.nextInt(20));
      case 2 -> mail(random.nextBoolean());
      case 3 -> push(random.nextBoolean());
      case 4 -> answer("accept");
      case 5 -> answer("decline");
      case 6 -> people(CALLED.get(random.nextInt(CALLED.size())));
      default -> work();
    }
  }

  private void wait(int minutes) {
    story.add(minutes + " minutes");
    minutes(minutes);
  }

  private void mail(boolean down) {
    story.add("mail down " + down);
    mail.down(down);
  }

  private void push(boolean down) {
    story.add("push down " + down);
    push.down(down);
  }

  private void people(String whom) {
    story.add("call " + whom);
    scenario.report("clara", incident, "people", Map.of("pagedTeam", whom));
  }

  /** Nobody declines who is asked last of all: that is refused. */
  private void answer(String answer) {
    List<Task> open = scenario.tasks("acknowledgePage");
    if (!open.isEmpty() && (answer.equals("accept") || !everybodyIsAsked())) {
      Task task = open.get(random.nextInt(open.size()));
      String person = oneOfThoseWhoAreAsked(task);
      story.add(person + " " + answer);
      scenario.complete(person, task, Map.of("answer", answer));
    }
  }

  private String oneOfThoseWhoAreAsked(Task task) {
    String[] asked = ((String) tasks.getVariable(task.getId(), "pagedPeople")).split(",");
    return asked[random.nextInt(asked.length)];
  }

  private boolean everybodyIsAsked() {
    return jdbc.sql("select bool_or(last_resort) from page where ended_at is null")
        .query(Boolean.class)
        .single();
  }

  private void work() {
    done("assessImpact", allCustomersAffected());
    done(
        "review",
        Map.of("decision", "escalate", "expertTeam", "technicalLead", "neededFor", "Look at it."));
  }

  private void done(String kind, Map<String, Object> form) {
    List<Task> open = scenario.tasks(kind);
    if (!open.isEmpty()) {
      story.add(kind);
      Task task = open.get(0);
      scenario.complete(task.getAssignee() == null ? "ben" : task.getAssignee(), task, form);
    }
  }

  private void end(int how) {
    switch (how) {
      case 0 -> report("falseAlarm", Map.of());
      case 1 -> report("severity", Map.of("reportedSeverity", "3"));
      default -> resolveIt();
    }
  }

  private void report(String change, Map<String, Object> more) {
    story.add(change);
    scenario.report("clara", incident, change, more);
  }

  private void resolveIt() {
    while (scenario.tasks("review").isEmpty()) {
      answer("accept");
      done("assessImpact", allCustomersAffected());
    }
    done("review", Map.of("decision", "resolved"));
    done("confirmResolution", resolved());
    assertThat(scenario.now(incident).status()).as(story.toString()).isEqualTo(Status.RESOLVED);
  }

  private void nothingFollows(int night) {
    String told = "night %d: %s".formatted(night, story);
    assertThat(openPages()).as(told).isEmpty();
    mail.down(false);
    push.down(false);
    mail.forget();
    push.forget();
    minutes(150);
    assertThat(pageMessages()).as(told).isEmpty();
    assertThat(openPages()).as(told).isEmpty();
    assertThat(scenario.tasks("acknowledgePage")).as(told).isEmpty();
  }

  private Stream<Delivery> pageMessages() {
    return Stream.of(mail, push).flatMap(channel -> channel.by("pageLevel").stream());
  }

  private List<String> openPages() {
    return jdbc.sql("select id from page where incident = :incident and ended_at is null")
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }
}
