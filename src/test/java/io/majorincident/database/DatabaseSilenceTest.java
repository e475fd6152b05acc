package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Silent connections are noticed, closed, and never called well. */
class DatabaseSilenceTest {

  private final DatabaseSockets sockets = new DatabaseSockets(new HashMap<>());
  private final List<Long> closed = new ArrayList<>();
  private long now = 1;
  private final DatabaseSilence silence = new DatabaseSilence(() -> now, this::close);

  @Test
  void nothingIsWrongWhileTheDatabaseAnswers() {
    silence.answered();
    seconds(3);
    assertThat(silence.obstacle()).isEmpty();
  }

  @Test
  void whoIsNotAnsweredIsNotReadyUntilAllHasBeenDoneAgain() {
    silence.answered();
    long asked = now;
    seconds(4);
    assertThat(silence.obstacle()).hasValueSatisfying(it -> assertThat(it).contains("not answer"));
    seconds(1);
    silence.lost(asked);
    assertThat(silence.answered()).hasValue(Duration.ofSeconds(5));
    assertThat(closed).containsExactly(asked);
    assertThat(silence.obstacle()).hasValueSatisfying(it -> assertThat(it).contains("silent"));
    seconds(9);
    silence.answered();
    assertThat(silence.obstacle()).isEmpty();
    assertThat(closed).as("once").hasSize(1);
  }

  @Test
  void aBriefLossAndADatabaseThatIsAwayCloseNothing() {
    silence.lost(now);
    silence.answered();
    long asked = now;
    seconds(5);
    silence.lost(asked);
    silence.unreachable();
    silence.answered();
    assertThat(closed).isEmpty();
    assertThat(silence.obstacle()).isEmpty();
  }

  @Test
  void whoWaitsForASilentConnectionLearnsOfItAtOnce() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket before = connected(server)) {
      long asked = System.nanoTime();
      CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> read(before));
      try (Socket since = connected(server)) {
        assertThat(sockets.closeOlderThan(asked)).isEqualTo(1);
        assertThat(since.isClosed()).isFalse();
      }
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(SocketException.class);
    }
  }

  private int close(long older) {
    closed.add(older);
    return 1;
  }

  private Socket connected(ServerSocket server) throws Exception {
    Socket socket = sockets.createSocket();
    socket.connect(server.getLocalSocketAddress());
    return socket;
  }

  private static int read(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (Exception closed) {
      throw new IllegalStateException(closed);
    }
  }

  private void seconds(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
