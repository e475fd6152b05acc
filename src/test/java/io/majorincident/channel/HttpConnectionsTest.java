package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows at once goes over the same connection, and loses nothing by that. */
@Timeout(20)
class HttpConnectionsTest {

  private static final org.apache.hc.core5.util.Timeout WITHIN =
      org.apache.hc.core5.util.Timeout.ofSeconds(2);

  private static final Pattern KEY = Pattern.compile("Idempotency-Key: (.*)\r\n");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final HttpPost post = HttpSenderTest.post(HttpPost.WITHIN);

  @Test
  void whatFollowsAtOnceNeedsOneConnection() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerAll)) {
      send(receiver, "k1", "k2", "k3");
      assertThat(heard).containsExactly("k1", "k2", "k3");
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void nothingIsKeptForLong() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerOneAndAwaitTheEnd)) {
      send(receiver, "k1");
      assertThat(end.get(10, TimeUnit.SECONDS)).as("closed by us").isEqualTo(-1);
    }
  }

  @Test
  void whatTheReceiverHasClosedCostsNoAttempt() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerOne)) {
      send(receiver, "k1", "k2", "k3");
      assertThat(heard).containsExactly("k1", "k2", "k3");
      assertThat(receiver.connections).hasValue(3);
    }
  }

  @Test
  void whatIsLostWithAKeptConnectionGoesOnceMoreWithItsKey() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerOneAndHearOneMore)) {
      send(receiver, "k1", "k2");
      assertThat(heard).containsExactly("k1", "k2", "k2");
      assertThat(receiver.connections).hasValue(2);
    }
  }

  @Test
  void whatIsLostOnAConnectionOfItsOwnIsNotRepeated() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::hear)) {
      assertThatThrownBy(() -> send(receiver, "k1")).isInstanceOf(TemporaryFailure.class);
      assertThat(heard).containsExactly("k1");
    }
  }

  @Test
  void whatIsBeingAnsweredIsNotRepeated() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerOneAndAHalf)) {
      send(receiver, "k1");
      assertThatThrownBy(() -> send(receiver, "k2")).isInstanceOf(TemporaryFailure.class);
      assertThat(heard).containsExactly("k1", "k2");
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void whatHasNoKeyGetsAConnectionOfItsOwn() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerAll)) {
      send(receiver, "k1");
      for (int i = 0; i < 2; i++) {
        post.send(HttpPost.request(URI.create(receiver.address()), "text/plain", "hello"));
      }
      assertThat(heard).containsExactly("k1", "none", "none");
      assertThat(receiver.connections).hasValue(3);
    }
  }

  @Test
  void aNameThatMeansAnotherAddressByNowIsCalledThere() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerAll)) {
      HttpPost moving = whereNamesMean(List.of("127.0.0.1"), List.of("127.0.0.2"));
      String address = receiver.address().replace("127.0.0.1", "moving.example");
      moving.send(HttpPost.json(address, "k1", "{}"));
      assertThatThrownBy(() -> moving.send(HttpPost.json(address, "k2", "{}")))
          .hasMessage("The receiver was not reached: it cannot be connected to");
      assertThat(heard).containsExactly("k1");
    }
  }

  @Test
  void ofSeveralAddressesTheNextIsTriedWhenOneCannotBeConnectedTo() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerAll)) {
      HttpPost choosing = whereNamesMean(List.of("127.0.0.2", "127.0.0.1"));
      String address = receiver.address().replace("127.0.0.1", "two.example");
      choosing.send(HttpPost.json(address, "k1", "{}"));
      assertThat(heard).containsExactly("k1");
    }
  }

  @Test
  void whatIsCutOffWhileANameIsLookedUpGoesNowhereAfterwards() throws Exception {
    try (BrokenReceiver receiver = new BrokenReceiver(this::answerAll)) {
      String address = receiver.address().replace("127.0.0.1", "slow.example");
      HttpUriRequestBase request = HttpPost.json(address, "k1", "{}");
      AddressGuard cutting =
          new AddressGuard(
              List.of("127.0.0.0/8"),
              name -> {
                request.cancel();
                return addresses(List.of("127.0.0.1"));
              });
      HttpConnections connections = new HttpConnections(WITHIN, WITHIN, cutting);
      assertThatThrownBy(() -> connections.call(request, answer -> ""))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  /** The first look-up is answered with the first, the second with the second, and no other. */
  @SafeVarargs
  private static HttpPost whereNamesMean(List<String>... addresses) {
    Queue<List<String>> answers = new ArrayDeque<>(List.of(addresses));
    AddressGuard guard =
        new AddressGuard(List.of("127.0.0.0/8"), name -> addresses(answers.remove()));
    return new HttpPost(HttpPost.WITHIN, guard, HttpSenderTest.patient());
  }

  private static InetAddress[] addresses(List<String> all) {
    return all.stream().map(HttpConnectionsTest::address).toArray(InetAddress[]::new);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException never) {
      throw new IllegalArgumentException(literal, never);
    }
  }

  private void send(BrokenReceiver receiver, String... keys) throws Exception {
    for (String key : keys) {
      post.send(HttpPost.json(receiver.address(), key, "{}"));
    }
  }

  private void answerAll(Socket connection) throws IOException {
    while (hear(connection)) {
      say(connection, "HTTP/1.1 204 No Content\r\n\r\n");
    }
  }

  private void answerOne(Socket connection) throws IOException {
    hear(connection);
    say(connection, "HTTP/1.1 204 No Content\r\n\r\n");
  }

  private void answerOneAndAwaitTheEnd(Socket connection) throws IOException {
    answerOne(connection);
    end.complete(connection.getInputStream().read());
  }

  private void answerOneAndHearOneMore(Socket connection) throws IOException {
    answerOne(connection);
    hear(connection);
  }

  private void answerOneAndAHalf(Socket connection) throws IOException {
    answerOneAndHearOneMore(connection);
    say(connection, "HTTP/1.1 200 OK\r\nContent-Le");
  }

  /** Whether there was something to hear: a request with a short body. */
  private boolean hear(Socket connection) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream all = connection.getInputStream();
    for (int one = all.read(); one >= 0; one = all.read()) {
      head.append((char) one);
      if (head.toString().endsWith("\r\n\r\n")) {
        all.readNBytes(head.indexOf("text/plain") >= 0 ? "hello".length() : "{}".length());
        Matcher key = KEY.matcher(head);
        return heard.add(key.find() ? key.group(1) : "none");
      }
    }
    return false;
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
