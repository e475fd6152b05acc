package io.majorincident.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An alert is taken in at once while hundreds of slow senders and readers of other addresses hang,
 * whatever they send or take slowly, and at whatever door.
 */
@Isolated("it measures how soon an alert is taken in")
class SlowSendersIT {

  private static final int CONNECTIONS = 300;

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final List<String> DOORS =
      List.of(
          "/api/alertmanager/" + RunningApplication.ALERT_KEY,
          "/api/plan/preview",
          "/engine-rest/task/count",
          "/engine-rest/deployment/create",
          "/camunda/api/admin/auth/user/default/login/tasklist",
          "/pages/no-such-secret",
          "/status",
          "/actuator/health");

  /** What each sender sends at first; it never sends the rest. %s is the door. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "bodies", "POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{",
              "forms",
                  "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                      + "Content-Length: 1000\r\n\r\na=",
              "deployments",
                  "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Basic b3duZXI6ZGVtbw==\r\n"
                      + "Content-Type: multipart/form-data; boundary=x\r\n"
                      + "Content-Length: 10000\r\n\r\n--x\r\n",
              "chunks", "POST %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a",
              "expectations",
                  "POST %s HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
              "headers", "GET %s HTTP/1.1\r\nHost: a\r\nX: ",
              "silence", "",
              "garbage", "\u0016\u0003\u0001",
              "readers", "GET /camunda/lib/deps.js HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20),
              "readers of all doors", "GET %s HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20)));

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Test
  void holdUpNoAlert() throws Exception {
    try (RunningApplication application = new RunningApplication("slow-senders").start()) {
      for (int i = 0; i < 5; i++) {
        application.alert("checkout");
      }
      for (String kind : KINDS.keySet()) {
        attack(application, kind);
        assertThat(medianOfAlerts(application)).as("beside slow %s", kind).isLessThan(AT_ONCE);
        assertThat(application.status("/actuator/health/liveness")).isEqualTo(200);
        closeAll();
        open.clear();
      }
    }
  }

  /** Of several, one after the other, each with a byte more from all slow senders. */
  private Duration medianOfAlerts(RunningApplication application) throws Exception {
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      open.forEach(SlowSendersIT::sendAByte);
      long begin = System.nanoTime();
      assertThat(application.alert("checkout").statusCode()).isEqualTo(202);
      taken.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    return taken.stream().sorted().toList().get(taken.size() / 2);
  }

  private void attack(RunningApplication application, String kind) throws IOException {
    int port = URI.create(application.url()).getPort();
    for (int i = 0; i < CONNECTIONS; i++) {
      Socket socket = new Socket();
      open.add(socket);
      socket.setReceiveBufferSize(2048);
      socket.bind(new InetSocketAddress(address(i), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      String door = DOORS.get(i % DOORS.size());
      socket.getOutputStream().write(KINDS.get(kind).replace("%s", door).getBytes(ISO_8859_1));
    }
  }

  /** Every second comes from one address, the others from one each. */
  private static String address(int number) {
    return number % 2 == 0 ? "127.0.0.2" : "127.0.%d.%d".formatted(1 + number / 200, number % 200);
  }

  private static void sendAByte(Socket socket) {
    try {
      socket.getOutputStream().write('a');
    } catch (IOException closed) {
      // it was cut off, which is as well
    }
  }
}
