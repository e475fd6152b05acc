package io.majorincident.channel;

import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever watches the application sees whether messages go out. */
class DispatcherHealthTest {

  private final MovableClock clock = new MovableClock();
  private final FakeSender mail = new FakeSender("mail");

  @Test
  void countsWhatWaitsAndWhatWasGivenUp() {
    try (Node node = new Node(ChannelDatabase.empty(), clock, mail)) {
      assertThat(health(node).getDetails())
          .containsEntry("waiting", 0L)
          .containsEntry("oldestWaitingSeconds", 0L)
          .containsEntry("givenUpLastHour", 0L);
      mail.refuses();
      node.add(page("page-1"));
      node.dispatchDue();
      node.add(page("page-2"));
      clock.forward(Duration.ofSeconds(90));
      node.add(page("page-3"));
      assertThat(health(node).getDetails())
          .containsEntry("waiting", 2L)
          .containsEntry("oldestWaitingSeconds", 90L)
          .containsEntry("givenUpLastHour", 1L);
      clock.forward(Duration.ofHours(1));
      assertThat(health(node).getDetails()).containsEntry("givenUpLastHour", 0L);
    }
  }

  @Test
  void isUpWhereNothingIsToBeSent() {
    try (Node node = new Node(ChannelDatabase.empty(), clock, mail)) {
      assertThat(health(node).getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void isDownWhenTheLanesStandStill() {
    List<String> on = List.of("majorincident.channel.dispatching=true");
    try (Node node = new Node(ChannelDatabase.empty(), on, clock, mail)) {
      assertThat(health(node).getStatus()).isEqualTo(Status.UP);
      node.get(Dispatcher.class).stop();
      assertThat(health(node).getStatus()).isEqualTo(Status.DOWN);
      node.get(Dispatcher.class).start();
      assertThat(health(node).getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void isDownWhenSomethingUrgentWaitsTooLong() {
    List<String> on = List.of("majorincident.channel.dispatching=true");
    try (Node node = new Node(ChannelDatabase.empty(), on, clock, mail)) {
      node.get(Dispatcher.class).stop();
      node.add(page("page-1"));
      node.get(JdbcClient.class).sql("update delivery set leased_until = 'infinity'").update();
      node.get(Dispatcher.class).start();
      clock.forward(Duration.ofSeconds(60));
      assertThat(health(node).getStatus()).isEqualTo(Status.UP);
      clock.forward(Duration.ofSeconds(1));
      assertThat(health(node).getStatus()).isEqualTo(Status.DOWN);
      assertThat(health(node).getDetails()).containsEntry("oldestUrgentDueSeconds", 61L);
      node.cancel("page-42");
      assertThat(health(node).getStatus()).isEqualTo(Status.UP);
    }
  }

  private static Health health(Node node) {
    return node.get(DispatcherHealth.class).health();
  }
}
