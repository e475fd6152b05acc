package io.majorincident.channel;

import static io.majorincident.channel.DeliveryStatus.State.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server with each fault, all that may be on its way to it taken: the others' pushes arrive,
 * the next contact within 15 seconds, others are called within half a minute, and when it is well
 * again every page that still matters arrives, each once.
 */
@Tag("deep")
@Timeout(300)
class MailFaultsTest {

  private static final List<String> ON =
      List.of("majorincident.channel.dispatching=true", "majorincident.channel.longest-pause=5s");

  private final FakeSender push = new FakeSender("push");
  private final Heard heard = new Heard();

  /** What is wrong with the server. */
  enum Fault {
    HANGS,
    IS_SLOW,
    TRICKLES,
    REFUSES_CONNECTIONS,
    SAYS_4XX;

    ScriptedSmtp open() throws Exception {
      return switch (this) {
        case HANGS -> ScriptedSmtp.silent();
        case IS_SLOW -> ScriptedSmtp.slow(Duration.ofSeconds(3));
        case TRICKLES -> ScriptedSmtp.trickling(Duration.ofSeconds(1));
        case SAYS_4XX -> ScriptedSmtp.answering("451 4.7.1 greylisted");
        case REFUSES_CONNECTIONS -> closed(ScriptedSmtp.silent());
      };
    }

    private static ScriptedSmtp closed(ScriptedSmtp server) throws Exception {
      server.hangUp();
      return server;
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void promisesHoldWhateverTheMailServerDoes(Fault fault) throws Exception {
    ScriptedSmtp broken = fault.open();
    int port = broken.port();
    try (Node node =
        new Node(ChannelDatabase.empty(), ON, Clock.systemUTC(), server(port), push, heard)) {
      IntStream.range(0, 10).forEach(i -> line(node, "flood-" + i, "mail", 0));
      await().until(() -> node.status("flood-0").attempts() == 1);
      long begin = System.nanoTime();
      line(node, "mail of anna", "mail", 0);
      line(node, "mail of ben", "mail", 0);
      addTo(node, "ben", "next", "push", 60);
      IntStream.range(0, 20).forEach(i -> node.add(push("push-" + i)));

      await().atMost(Duration.ofSeconds(5)).until(() -> pushes() == 20);
      await().atMost(Duration.ofSeconds(60)).until(() -> push.keys().contains("next"));
      assertThat(since(begin)).as("next contact").isLessThan(15);
      await().atMost(Duration.ofSeconds(60)).until(() -> heard.unreached.contains("anna"));
      assertThat(since(begin)).as("others are called").isLessThan(30);
      assertThat(heard.unreached).doesNotContain("ben");

      broken.close();
      isWellAgain(port, node);
    }
  }

  private static void isWellAgain(int port, Node node) throws Exception {
    GreenMail well = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    well.start();
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> node.status("mail of anna").state() == DELIVERED);
      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () ->
                  node.outbox().of("MI-2026-0001").stream()
                      .allMatch(status -> status.state() == DELIVERED));
      assertThat(well.getReceivedMessages()).as("each once").hasSize(12);
    } finally {
      well.stop();
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private long pushes() {
    return push.keys().stream().filter(key -> key.startsWith("push-")).count();
  }

  private static void line(Node node, String key, String channel, int seconds) {
    addTo(node, key.replace("mail of ", ""), key, channel, seconds);
  }

  private static void addTo(Node node, String who, String key, String channel, int seconds) {
    Delivery delivery =
        new Delivery(
            key, channel, who + "@example.org", "s", "t", who, "MI-2026-0001", Urgency.HIGH);
    node.inTransaction(
        () -> node.outbox().add(delivery, Duration.ofSeconds(seconds), "line of " + who));
  }

  private static Delivery push(String key) {
    return new Delivery(
        key, "push", "https://" + key + ".example", "s", "t", "", "MI-2026-0001", Urgency.HIGH);
  }

  private static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return server;
  }
}
