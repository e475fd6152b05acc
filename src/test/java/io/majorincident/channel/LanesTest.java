package io.majorincident.channel;

import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The background threads: awake when there is work, and independent of each other. */
@Timeout(20)
class LanesTest {

  private static final String ON = "majorincident.channel.dispatching=true";
  private static final String NEVER_POLLING = "majorincident.channel.poll=1h";
  private static final String POLLING = "majorincident.channel.poll=50ms";

  private final Clock clock = Clock.systemUTC();
  private final DataSource database = ChannelDatabase.empty();
  private final FakeSender mail = new FakeSender("mail");
  private final FakeSender push = new FakeSender("push");
  private final Heard heard = new Heard();

  @Test
  void areWokenByTheCommit() {
    try (Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, mail)) {
      for (int i = 1; i <= 20; i++) {
        node.add(page("page-" + i));
        int sent = i;
        await().atMost(Duration.ofSeconds(5)).until(() -> mail.sent.size() == sent);
      }
    }
  }

  @Test
  void findWhatAnotherNodeStored() {
    try (Node other = new Node(database, clock);
        Node node = new Node(database, List.of(ON, POLLING), clock, mail)) {
      other.add(page("page-1"));
      await().until(() -> mail.keys().equals(List.of("page-1")));
      assertThat(node.get(Dispatcher.class).isRunning()).isTrue();
    }
  }

  @Test
  void areWokenByAnotherNodeThatSendsNothing() {
    try (Node other = new Node(database, clock);
        Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, mail)) {
      await().until(() -> mail.keys().equals(List.of()) && listens());
      other.add(page("page-1"));
      await().atMost(Duration.ofSeconds(5)).until(() -> mail.keys().equals(List.of("page-1")));
    }
  }

  private boolean listens() {
    return JdbcClient.create(database)
            .sql("select count(*) from pg_stat_activity where query like 'listen majorincident%'")
            .query(Integer.class)
            .single()
        >= 2;
  }

  @Test
  void ofTwoNodesSendEachDeliveryOnce() {
    try (Node one = new Node(database, List.of(ON, POLLING), clock, mail);
        Node other = new Node(database, List.of(ON, POLLING), clock, mail)) {
      List<String> keys = IntStream.range(0, 200).mapToObj(i -> "page-" + i).toList();
      one.inTransaction(() -> keys.stream().filter(key -> one.outbox().add(page(key))).count());
      await().until(() -> delivered(other) == 200);
      assertThat(mail.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  void ofASlowChannelHoldUpNoOther() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    mail.trouble = delivery -> waitFor(answer);
    try (Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, mail, push)) {
      IntStream.range(0, 5).forEach(i -> node.add(page("mail-" + i)));
      node.add(page("push-1", "push", "", Urgency.HIGH));
      await().until(() -> push.keys().equals(List.of("push-1")));
      assertThat(mail.sent).isEmpty();
      answer.countDown();
      await().until(() -> mail.sent.size() == 5);
    }
  }

  @Test
  void letNoReceiverThatHangsHoldUpAnotherOneOfTheSameChannel() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger hanging = new AtomicInteger();
    push.trouble =
        delivery -> {
          if (delivery.recipient().startsWith("https://Hanging.example/")) {
            hanging.incrementAndGet();
            waitFor(answer);
          }
        };
    try (Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, push)) {
      IntStream.range(0, 10)
          .forEach(i -> node.add(to("hanging-" + i, "https://Hanging.example/" + i)));
      await().until(() -> hanging.get() == 2);
      node.add(to("quick", "https://quick.example/anna"));
      await().atMost(Duration.ofSeconds(5)).until(() -> push.keys().equals(List.of("quick")));
      assertThat(hanging).as("no more of them at once").hasValue(2);
      answer.countDown();
      await().until(() -> push.sent.size() == 11);
    }
  }

  @Test
  void reachTheQuickReceiverWhileARealOneSaysNothing() throws Exception {
    Sender real = new PushSender(HttpSenderTest.post(HttpPost.WITHIN));
    String soon = "majorincident.channel.stop-within=1ms";
    List<String> settings = List.of(ON, NEVER_POLLING, soon);
    try (BrokenReceiver silent = BrokenReceiver.silent();
        Receiver quick = new Receiver();
        Node node = new Node(database, settings, clock, real)) {
      IntStream.range(0, 10).forEach(i -> node.add(to("silent-" + i, silent.address())));
      await().until(() -> silent.connections.get() == 2);
      IntStream.range(0, 10).forEach(i -> node.add(to("quick-" + i, quick.address())));
      await().atMost(Duration.ofSeconds(5)).until(() -> quick.keys.size() == 10);
      assertThat(silent.connections).hasValue(2);
    }
  }

  @Test
  void sendAnUrgentPageBeforeALongQueueToTheSamePlace() throws Exception {
    Sender real = new PushSender(HttpSenderTest.post(HttpPost.WITHIN));
    try (Receiver receiver = new Receiver();
        Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, real)) {
      List<Delivery> queue = IntStream.range(0, 3000).mapToObj(i -> low(i, receiver)).toList();
      node.inTransaction(() -> queue.stream().filter(node.outbox()::add).count());
      await().until(() -> receiver.keys.size() >= 100);
      node.add(to("urgent", receiver.address()));
      await().until(() -> receiver.keys.contains("urgent"));
      assertThat(receiver.keys.indexOf("urgent"))
          .as("only what was at hand went before it")
          .isLessThan(1500);
    }
  }

  private static Delivery low(int number, Receiver receiver) {
    return new Delivery("low-" + number, "push", receiver.address(), "s", "t", "", "", Urgency.LOW);
  }

  @Test
  void finishWhatIsBeingSentBeforeTheStop() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    mail.trouble =
        delivery -> {
          begun.countDown();
          waitFor(stopping);
        };
    Node node = new Node(database, List.of(ON, NEVER_POLLING), clock, mail, heard);
    node.add(page("page-1"));
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    Dispatcher dispatcher = node.get(Dispatcher.class);
    Thread stop = new Thread(dispatcher::stop);
    stop.start();
    await().until(() -> !dispatcher.isRunning());
    stopping.countDown();
    stop.join();
    assertThat(heard.sentences()).containsExactly("Delivered page-1 1");
    node.add(page("page-2"));
    node.close();
    assertThat(mail.keys()).containsExactly("page-1");
  }

  @Test
  void areCutOffWhenTheStopTakesTooLong() {
    mail.trouble = delivery -> waitFor(new CountDownLatch(1));
    String soon = "majorincident.channel.stop-within=100ms";
    Node node = new Node(database, List.of(ON, NEVER_POLLING, soon), clock, mail, heard);
    node.add(page("page-1"));
    await().until(() -> node.status("page-1").attempts() == 1);
    node.close();
    assertThat(mail.sent).isEmpty();
  }

  @Test
  void noticeThatAWholeTopicIsGivenUpEvenIfThatHappensAtOnce() {
    mail.refuses();
    push.refuses();
    try (Node node = new Node(database, List.of(ON, POLLING), clock, mail, push, heard)) {
      List<String> topics = IntStream.range(0, 60).mapToObj(i -> "topic-" + i).toList();
      topics.forEach(topic -> node.inTransaction(() -> byMailAndPush(node, topic)));
      await().until(() -> heard.sentences().size() == 120);
      await()
          .untilAsserted(
              () -> assertThat(heard.unreached).containsExactlyInAnyOrderElementsOf(topics));
    }
  }

  private static boolean byMailAndPush(Node node, String topic) {
    return node.outbox().add(page(topic + "-mail", "mail", topic, Urgency.HIGH))
        && node.outbox().add(page(topic + "-push", "push", topic, Urgency.HIGH));
  }

  private static Delivery to(String key, String address) {
    return new Delivery(key, "push", address, "s", "t", "", "MI-2026-0001", Urgency.HIGH);
  }

  private static long delivered(Node node) {
    return node.outbox().of("MI-2026-0001").stream()
        .filter(status -> status.state() == DeliveryStatus.State.DELIVERED)
        .count();
  }

  private static void waitFor(CountDownLatch latch) throws TemporaryFailure {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("cut off");
    }
  }
}
