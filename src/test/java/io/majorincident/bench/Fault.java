package io.majorincident.bench;

import io.majorincident.channel.BrokenReceiver;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What may be wrong with a receiver or the wire to it. */
enum Fault {
  REFUSED("refused", Fault::refusing),
  RESET("reset in the middle", () -> at(BrokenReceiver.resetting())),
  SERVER_ERROR("5xx", () -> answering("500 Internal Server Error\r\n")),
  TOO_MANY("429 with Retry-After", () -> answering("429 Too Many Requests\r\nRetry-After: 30\r\n")),
  HANGING("hanging", () -> at(BrokenReceiver.silent())),
  DRIPPING("one byte a second", Fault::dripping),

  /**
   * Nobody is behind the port any more, and nothing ends the connections: the kernel takes the
   * first two, which hear nothing for ever, and lets all others try in vain to connect.
   */
  HALF_OPEN("half-open", Fault::halfOpen);

  private static final int SECOND = 1000;

  private final String words;
  private final Opening opening;

  Fault(String words, Opening opening) {
    this.words = words;
    this.opening = opening;
  }

  /**
   * A receiver with a fault.
   *
   * @param address where to post to
   */
  record Faulty(String address, Closeable socket) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private interface Opening {
    Faulty open() throws IOException;
  }

  /** A receiver of its own that has this fault until it is closed. */
  Faulty open() throws IOException {
    return opening.open();
  }

  private static Faulty at(BrokenReceiver receiver) {
    return new Faulty(receiver.address(), receiver::close);
  }

  /** The port is taken, so that nobody else can answer there, and nobody listens. */
  private static Faulty refusing() throws IOException {
    Socket taken = new Socket();
    taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new Faulty(address(taken.getLocalPort()), taken);
  }

  private static Faulty answering(String status) throws IOException {
    return at(
        new BrokenReceiver(
            connection -> {
              say(connection, "HTTP/1.1 " + status + "Content-Length: 0\r\n\r\n");
              connection.shutdownOutput();
              connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            }));
  }

  private static Faulty dripping() throws IOException {
    return at(
        new BrokenReceiver(
            connection -> {
              say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
              while (true) {
                Thread.sleep(SECOND);
                say(connection, "x");
              }
            }));
  }

  private static Faulty halfOpen() throws IOException {
    ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    return new Faulty(address(nobody.getLocalPort()), nobody);
  }

  private static String address(int port) {
    return "http://127.0.0.1:%d/hook".formatted(port);
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return words;
  }
}
