package io.majorincident.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server alone, with four threads, and one servlet that says how long each body was. */
@Timeout(60)
class BoundedHttpTest {

  private static final int THREADS = 4;

  @TempDir static Path folder;
  private static Tomcat server;
  private static int port;

  private final List<Socket> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = new Tomcat();
    server.setBaseDir(folder.toString());
    Connector connector = new Connector(BoundedHttp.class.getName());
    connector.setPort(0);
    connector.setProperty("maxThreads", "" + THREADS);
    connector.setProperty("connectionTimeout", "10000");
    connector.setProperty("maxConnections", "1600");
    server.setConnector(connector);
    var context = server.addContext("", folder.toString());
    Tomcat.addServlet(context, "length", new Length());
    context.addServletMappingDecoded("/*", "length");
    server.start();
    port = connector.getLocalPort();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    server.destroy();
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static final AtomicLong handedOver = new AtomicLong();

  /** Says what it has read. */
  private static final class Length extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().equals("/long")) {
        response.getOutputStream().write(new byte[20_000_000]);
      } else if (request.getRequestURI().equals("/counted")) {
        for (int i = 0; i < 2_000; i++) {
          response.getOutputStream().write(new byte[10_000]);
          handedOver.addAndGet(10_000);
        }
      } else if (request.getRequestURI().equals("/form")) {
        response.getWriter().print("form " + request.getParameter("a"));
      } else {
        response.getWriter().print("length " + request.getInputStream().readAllBytes().length);
      }
    }
  }

  @Test
  void givesBodiesOfAllSizesToTheApplication() throws Exception {
    for (int length : List.of(0, 1, 100, 8_000, 9_000, 100_000, 1024 * 1024)) {
      assertThat(post("/", length)).as("%d bytes", length).isEqualTo("200 length " + length);
    }
  }

  @Test
  void givesBodiesInPiecesAndInChunksToTheApplication() throws Exception {
    Socket plain = socket();
    send(plain, head("POST /", "Content-Length: 10") + "01234");
    send(plain, "56789");
    assertThat(answer(plain)).contains("200", "length 10");

    Socket chunks = socket();
    send(chunks, head("POST /", "Transfer-Encoding: chunked") + "5\r\n01");
    send(chunks, "234\r\n");
    send(chunks, "3;name=value\r\n567\r\n0\r\nTrailer: x\r\n\r\n");
    assertThat(answer(chunks)).contains("200", "length 8");
  }

  @Test
  void readsFormsThatComeInPieces() throws Exception {
    Socket form = socket();
    String type = "Content-Type: application/x-www-form-urlencoded";
    send(form, head("POST /form", type, "Content-Length: 6") + "a=");
    send(form, "b%2B");
    assertThat(answer(form)).contains("200", "form b+");
  }

  @Test
  void keepsRequestsApartThatComeInOneGo() throws Exception {
    Socket socket = socket();
    String one = head("POST /", "Content-Length: 3");
    String chunks = head("POST /", "Transfer-Encoding: chunked");
    send(socket, one + "ab");
    send(socket, "c" + one + "abc" + chunks + "2\r\nab\r\n");
    send(socket, "2\r\ncd\r\n0\r\n\r\n" + head("GET /", "Connection: close"));
    assertThat(answer(socket))
        .containsSubsequence(
            "length 3", "HTTP/1.1", "length 3", "HTTP/1.1", "length 4", "length 0");
  }

  @Test
  void saysToWhoeverWaitsForItThatTheBodyMayCome() throws Exception {
    Socket socket = socket();
    send(socket, head("POST /", "Expect: 100-continue", "Content-Length: 3"));
    assertThat(readSome(socket)).startsWith("HTTP/1.1 100");
    send(socket, "abc");
    assertThat(answer(socket)).contains("200", "length 3");
  }

  @Test
  void refusesWhatIsTooLongForItsAddress() throws Exception {
    assertThat(post("/", 1024 * 1024 + 1)).startsWith("413 ").contains("longer than this address");
    assertThat(post("/", 9_000_000)).startsWith("413 ");
    assertThat(post("/pages/abc", 20_000)).startsWith("413 ");
    assertThat(post("/camunda/../pages/abc", 20_000)).startsWith("200 ");
    assertThat(post("/engine-rest/deployment/create", 9_000_000)).startsWith("200 ");
    assertThat(post("/api/alertmanager/%2e%2e/x", 2_000_000)).startsWith("413 ");
    Socket chunks = socket();
    send(chunks, head("POST /pages/abc", "Transfer-Encoding: chunked"));
    send(chunks, "5000\r\n" + "a".repeat(0x5000) + "\r\n0\r\n\r\n");
    assertThat(answer(chunks)).startsWith("HTTP/1.1 413");
    Socket waiting = socket();
    send(waiting, head("POST /", "Expect: 100-continue", "Content-Length: 2000000"));
    assertThat(answer(waiting)).startsWith("HTTP/1.1 413");
  }

  @Test
  void refusesWhatIsNotFramedAsHttpDemands() throws Exception {
    Socket tooLongAHeader = socket();
    send(tooLongAHeader, head("POST /", "X: " + "a".repeat(9000), "Content-Length: 3") + "abc");
    assertThat(answer(tooLongAHeader)).startsWith("HTTP/1.1 400");
    for (String chunk : List.of("zz\r\n", "-1\r\n", "5\r\nabcdefg\r\n", "ffffffffffff\r\n")) {
      Socket socket = socket();
      send(socket, head("POST /", "Transfer-Encoding: chunked") + chunk);
      assertThat(answer(socket)).as(chunk).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void hasThreadsForOthersWhileManyBodiesAreOnTheirWay() throws Exception {
    for (int i = 0; i < 20; i++) {
      send(socket(), head("POST /", "Content-Length: 100") + "a");
      send(socket(), head("POST /", "Transfer-Encoding: chunked") + "5\r\na");
      send(socket(), head("POST /", "Transfer-Encoding: chunked") + "5;a");
      send(socket(), head("POST /", "Expect: 100-continue", "Content-Length: 9"));
      send(socket(), "GET / HTTP/1.1\r\nHo");
      send(socket(), "GE");
      send(socket(), "\r\n");
    }
    assertThat(post("/", 10)).isEqualTo("200 length 10");
  }

  @Test
  void endsBodiesAndHeadersThatTakeTooLong() throws Exception {
    Socket body = socket();
    send(body, head("POST /", "Content-Length: 100") + "a");
    Socket headers = socket();
    send(headers, "GET / HTTP/1.1\r\nHost: a\r\n");
    long begin = System.nanoTime();
    assertThat(answer(body)).startsWith("HTTP/1.1 408");
    assertThat(secondsSince(begin)).isBetween(4L, 9L);
    while (headers.isConnected() && sends(headers, "a: b\r\n")) {
      assertThat(secondsSince(begin)).as("a header every 100 ms").isLessThan(20);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(secondsSince(begin)).isGreaterThan(8);
  }

  @Test
  void leavesThreadsForAlertsWhileNobodyTakesTheAnswersOfOthers() throws Exception {
    for (int i = 0; i < 10; i++) {
      Socket reader = new Socket();
      open.add(reader);
      reader.setReceiveBufferSize(1024);
      reader.connect(new InetSocketAddress("127.0.0.1", port));
      send(reader, head("GET /long"));
    }
    assertThat(post("/api/alertmanager/key", 10)).isEqualTo("200 length 10");
    assertThat(post("/api/alertmanager/../long", 10)).startsWith("503 ");
  }

  /** Hundreds of readers who take nothing would fill the memory of the machine otherwise. */
  @Test
  void holdsLittleOfAnAnswerThatNobodyTakes() throws Exception {
    Socket reader = new Socket();
    open.add(reader);
    reader.setReceiveBufferSize(1024);
    reader.connect(new InetSocketAddress("127.0.0.1", port));
    send(reader, head("GET /counted"));
    long before;
    do {
      before = handedOver.get();
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    } while (before == 0 || handedOver.get() > before);
    assertThat(before).isLessThan(400_000);
  }

  @Test
  void leavesConnectionsForOthersWhenOneAddressHoardsThem() throws Exception {
    for (int i = 0; i < 450; i++) {
      Socket hoarded = new Socket();
      open.add(hoarded);
      hoarded.bind(new InetSocketAddress("127.0.0.2", 0));
      hoarded.connect(new InetSocketAddress("127.0.0.1", port));
    }
    assertThat(post("/", 10)).isEqualTo("200 length 10");
    long kept =
        open.stream().filter(socket -> sends(socket, head("GET /")) && answers(socket)).count();
    assertThat(kept).isBetween(1L, 400L);
  }

  private static boolean answers(Socket socket) {
    try {
      socket.setSoTimeout(2000);
      return socket.getInputStream().read() >= 0;
    } catch (IOException closed) {
      return false;
    }
  }

  private static boolean sends(Socket socket, String text) {
    try {
      send(socket, text);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static long secondsSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
  }

  private static String post(String path, int length) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[length]))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private static String head(String request, String... headers) {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return request + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    open.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String readSome(Socket socket) throws IOException {
    byte[] bytes = new byte[4096];
    int count = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, count), ISO_8859_1);
  }

  /** All that comes until the connection ends, or nothing more for a while. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      socket.setSoTimeout(10_000);
      for (String more = readSome(socket); !more.isEmpty(); more = readSome(socket)) {
        all.append(more);
        socket.setSoTimeout(700);
      }
    } catch (SocketTimeoutException quiet) {
      return all.toString();
    }
    return all.toString();
  }
}
