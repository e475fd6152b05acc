package io.majorincident.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections, and does with each what no HTTP server would. */
public class BrokenReceiver implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Manner manner;
  final AtomicInteger connections = new AtomicInteger();

  /**
   * @param manner what to do with each connection, which is closed after that
   */
  public BrokenReceiver(Manner manner) throws IOException {
    this.manner = manner;
    daemon(this::welcome);
  }

  /** What is done with a connection, until it ends or the other side has had enough. */
  public interface Manner {
    void with(Socket connection) throws IOException, InterruptedException;
  }

  /** Accepts, and says nothing. */
  public static BrokenReceiver silent() throws IOException {
    return new BrokenReceiver(connection -> connection.getInputStream().transferTo(nowhere()));
  }

  /** Breaks the connection off in the middle of the answer. */
  public static BrokenReceiver resetting() throws IOException {
    return new BrokenReceiver(
        connection -> {
          connection.getInputStream().read();
          say(connection, "HTTP/1.1 200 OK\r\nContent-Le");
          connection.setSoLinger(true, 0);
        });
  }

  /** Ends before all that it announced has come. */
  static BrokenReceiver cutting() throws IOException {
    return new BrokenReceiver(
        connection -> {
          connection.getInputStream().read(new byte[4096]);
          say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
  }

  /** Never stops speaking, so that no single wait is long. */
  static BrokenReceiver dripping(String beginning, String drop) throws IOException {
    return new BrokenReceiver(
        connection -> {
          say(connection, beginning);
          while (true) {
            say(connection, drop);
            Thread.sleep(20);
          }
        });
  }

  /** Where to post to. */
  public String address() {
    return "http://127.0.0.1:%d/secret-hook".formatted(door.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void welcome() {
    try {
      while (true) {
        Socket connection = door.accept();
        connections.incrementAndGet();
        daemon(() -> treat(connection));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void treat(Socket connection) {
    try (connection) {
      manner.with(connection);
    } catch (IOException | InterruptedException gone) {
      // the other side has had enough
    }
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "broken-receiver");
    thread.setDaemon(true);
    thread.start();
  }
}
