package io.majorincident.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers every recipient with one reply, takes its time for each step, or says
 * nothing at all.
 */
class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;
  private final String replyToRecipient;
  private final Duration step;
  private static final String TRICKLING = "250 fine";

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger talking = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A connection that nobody holds is closed when the garbage is collected. */
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

  private ScriptedSmtp(String replyToRecipient, Duration step) throws IOException {
    this.replyToRecipient = replyToRecipient;
    this.step = step;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  static ScriptedSmtp answering(String replyToRecipient) throws IOException {
    return new ScriptedSmtp(replyToRecipient, Duration.ZERO);
  }

  /** Accepts connections and says nothing. */
  static ScriptedSmtp silent() throws IOException {
    return new ScriptedSmtp(null, Duration.ZERO);
  }

  /** Refuses every recipient, and takes so long for each step. */
  static ScriptedSmtp slow(Duration step) throws IOException {
    return new ScriptedSmtp("550 5.1.1 no such user", step);
  }

  /** Lets the reply to each mail come one character at a time, so long after each other. */
  static ScriptedSmtp trickling(Duration character) throws IOException {
    return new ScriptedSmtp(TRICKLING, character);
  }

  /** How many mails it has taken as a whole. */
  int taken() {
    return taken.get();
  }

  /** How many connections are open that a client has not closed. */
  int talking() {
    return talking.get();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Ends all connections and takes no more. */
  void hangUp() throws IOException {
    socket.close();
    for (Socket client = clients.poll(); client != null; client = clients.poll()) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    hangUp();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        clients.add(client);
        if (replyToRecipient != null) {
          new Thread(() -> talkTo(client)).start();
        }
      } catch (IOException over) {
        // the test has ended
      }
    }
  }

  private void talkTo(Socket client) {
    talking.incrementAndGet();
    try (client) {
      talk(client);
    } catch (IOException | InterruptedException over) {
      // the client or the test has ended
    } finally {
      talking.decrementAndGet();
    }
  }

  private void talk(Socket client) throws IOException, InterruptedException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
    out.print("220 ready\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (replyToRecipient.equals(TRICKLING)) {
        take(line, in, out);
        continue;
      }
      closed.await(step.toMillis(), TimeUnit.MILLISECONDS);
      out.print((line.startsWith("RCPT") ? replyToRecipient : "250 fine") + "\r\n");
      out.flush();
    }
  }

  private void take(String line, BufferedReader in, PrintWriter out)
      throws IOException, InterruptedException {
    if (!line.equals("DATA")) {
      out.print("250 fine\r\n");
      out.flush();
      return;
    }
    out.print("354 go on\r\n");
    out.flush();
    String text = in.readLine();
    while (text != null && !text.equals(".")) {
      text = in.readLine();
    }
    trickle("250 taken at last\r\n", out);
    taken.incrementAndGet();
  }

  private void trickle(String reply, PrintWriter out) throws IOException, InterruptedException {
    for (char character : reply.toCharArray()) {
      closed.await(step.toMillis(), TimeUnit.MILLISECONDS);
      out.print(character);
      if (out.checkError()) {
        throw new IOException("The client has hung up");
      }
    }
  }
}
